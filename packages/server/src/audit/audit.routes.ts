import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite, requireRole } from "../middleware/agent-auth.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { AuditService } from "./audit.service.ts";

const query = v.object({
  before: v.optional(idSchema),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)), "100"),
});
const entrySchema = v.object({
  id: idSchema,
  agent: v.object({ id: idSchema, name: v.string() }),
  act: v.string(),
  subject: v.nullable(v.string()),
  detail: v.record(v.string(), v.unknown()),
  at: v.string(),
});

/** What agents did on a site, for leads. */
export function auditRoutes(
  parts: { audit: AuditService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { audit, agents, sites } = parts;
  return new Hono<ServerEnv>().get(
    "/sites/:site/audit",
    describe({
      summary: "What agents did, newest first",
      tag: "Agents",
      auth: "agent",
      answer: { schema: v.object({ entries: v.array(entrySchema) }) },
      problems: [
        "token_missing",
        "token_expired",
        "unknown_site",
        "not_permitted",
        "invalid_input",
      ],
    }),
    agentAuth(agents),
    limits.limit("agent"),
    loadSite(sites),
    agentOfSite(agents),
    requireRole("lead"),
    valid("query", query),
    async (c) => {
      c.header("cache-control", "no-store");
      const entries = await audit.list(c.get("site").key, c.req.valid("query"));
      return c.json({ entries: entries.map(({ siteKey: _siteKey, ...shown }) => shown) });
    },
  );
}
