import { agentGuards } from "../middleware/agent-guards.ts";
import { localeSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import type { Deps } from "../deps.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { createGuardedRequest } from "../outgoing/guarded-request.ts";
import { checkInstall } from "./check-install.ts";
import { siteTag } from "./site-tag.ts";
import type { SitesService } from "./sites.service.ts";

const body = v.strictObject({ url: v.pipe(v.string(), v.trim(), v.url(), v.maxLength(2_000)) });
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;

/** The tag to copy, and whether a page has it right. */
export function installRoutes(
  { settings }: Deps,
  { sites, agents }: { sites: SitesService; agents: AgentsService },
  limits: RateLimits,
) {
  const guards = agentGuards({ agents, sites }, limits);
  const ask = createGuardedRequest({ toPrivate: settings.webhooksToPrivateAddresses });
  const backendOf = (c: Context<ServerEnv>) => settings.publicUrl ?? new URL(c.req.url).origin;

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/settings/snippet",
      describe({
        summary: "The tag to copy into a page",
        tag: "Agents",
        auth: "agent",
        description: "`locale` is of the pages it is for: the launcher's label may differ by it.",
        answer: { schema: v.object({ html: v.string() }) },
        problems: [...refusals, "invalid_input"],
      }),
      ...guards,
      valid("query", v.object({ locale: v.optional(localeSchema) })),
      (c) => {
        c.header("cache-control", "no-store");
        const site = c.get("site");
        const { locale = site.defaultLocale } = c.req.valid("query");
        return c.json({ html: siteTag(site, { src: `${backendOf(c)}/helpbuoy.js`, locale }) });
      },
    )
    .post(
      "/sites/:site/settings/check",
      describe({
        summary: "Whether a page of the site has the tag right",
        description: "Asks for the page once, without cookies, and looks at its source alone.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ findings: v.array(v.string()) }) },
        problems: [...refusals, "not_permitted", "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      requireRole("admin"),
      jsonBodySize,
      valid("json", body),
      async (c) => {
        const { url } = c.req.valid("json");
        const findings = await checkInstall(ask, c.get("site"), { url, backend: backendOf(c) });
        return c.json({ findings });
      },
    );
}
