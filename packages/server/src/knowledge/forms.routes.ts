import { agentGuards } from "../middleware/agent-guards.ts";
import { formSchema, localeSchema, slugSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { FormsService } from "./forms.service.ts";

const slugParam = v.object({ site: v.string(), slug: slugSchema });
const body = v.omit(formSchema, ["slug"]);
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;

/** The ticket forms of a site: agents read them, admins change them. */
export function formsRoutes(
  parts: { forms: FormsService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { forms, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const byOf = (c: Context<ServerEnv>) => ({ siteKey: c.get("site").key, agent: c.get("agent") });

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/forms",
      describe({
        summary: "The ticket forms of a site, in all its locales",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ forms: v.array(formSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ forms: await forms.list(c.get("site").key) });
      },
    )
    .put(
      "/sites/:site/forms/:slug",
      describe({
        summary: "Keeps a ticket form and publishes it",
        tag: "Agents",
        auth: "agent",
        answer: { schema: formSchema },
        problems: [...refusals, "not_permitted", "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      requireRole("admin"),
      jsonBodySize,
      valid("param", slugParam),
      valid("json", body),
      async (c) => {
        const { slug } = c.req.valid("param");
        return c.json(await forms.save(byOf(c), { slug, ...c.req.valid("json") }));
      },
    )
    .delete(
      "/sites/:site/forms/:slug",
      describe({
        summary: "Takes a ticket form away",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Gone." },
        problems: [...refusals, "not_permitted", "invalid_input", "not_found"],
      }),
      ...guards,
      requireRole("admin"),
      valid("param", slugParam),
      valid("query", v.object({ locale: localeSchema })),
      async (c) => {
        const { slug } = c.req.valid("param");
        await forms.remove(byOf(c), { slug, ...c.req.valid("query") });
        return c.body(null, 204);
      },
    );
}
