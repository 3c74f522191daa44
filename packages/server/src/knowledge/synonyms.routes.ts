import { localeSchema, synonymGroupsSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { agentGuards } from "../middleware/agent-guards.ts";
import { longListSize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { SynonymsService } from "./synonyms.service.ts";

const localeParam = v.object({ site: v.string(), locale: localeSchema });
const synonymsSchema = v.object({ groups: synonymGroupsSchema });
const refusals = ["token_missing", "token_expired", "unknown_site", "invalid_input"] as const;

/** What says the same on a site: agents read it, admins change it. */
export function synonymsRoutes(
  parts: { synonyms: SynonymsService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { synonyms, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/knowledge/:locale/synonyms",
      describe({
        summary: "Groups of words that say the same, of a language",
        tag: "Agents",
        auth: "agent",
        answer: { schema: synonymsSchema },
        problems: [...refusals],
      }),
      ...guards,
      valid("param", localeParam),
      async (c) => {
        const { locale } = c.req.valid("param");
        c.header("cache-control", "no-store");
        return c.json({ groups: await synonyms.list(c.get("site").key, locale) });
      },
    )
    .put(
      "/sites/:site/knowledge/:locale/synonyms",
      describe({
        summary: "Keeps what says the same in a language, and publishes it",
        description: "At most 500 groups of 2 to 12 words, each of at most 40 characters.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: synonymsSchema },
        problems: [...refusals, "not_permitted", "malformed_json", "body_too_big"],
      }),
      ...guards,
      requireRole("admin"),
      longListSize,
      valid("param", localeParam),
      valid("json", synonymsSchema),
      async (c) => {
        const { groups } = c.req.valid("json");
        const by = { siteKey: c.get("site").key, agent: c.get("agent") };
        await synonyms.save(by, c.req.valid("param").locale, groups);
        return c.json({ groups });
      },
    );
}
