import { agentGuards } from "../middleware/agent-guards.ts";
import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { IdentitySecretsService } from "./identity-secrets.service.ts";

const secretSchema = v.object({ kid: idSchema, createdAt: v.string() });
const refusals = ["token_missing", "token_expired", "unknown_site", "not_permitted"] as const;

/** The secrets a site's server signs identities with; admins alone. */
export function identitySecretsRoutes(
  parts: { identitySecrets: IdentitySecretsService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { identitySecrets, agents, sites } = parts;
  const guards = [...agentGuards({ agents, sites }, limits), requireRole("admin")] as const;

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/identity-secrets",
      describe({
        summary: "The live secrets of signed identity, by name and date",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ secrets: v.array(secretSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ secrets: await identitySecrets.list(c.get("site").key) });
      },
    )
    .post(
      "/sites/:site/identity-secrets",
      describe({
        summary: "A new secret of signed identity",
        description:
          "Told this once. Two may be live at a time: bring the new one to your servers, then retire the old one.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ ...secretSchema.entries, secret: v.string() }), status: 201 },
        problems: [...refusals, "transition_not_allowed"],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await identitySecrets.create(c.get("agent"), c.get("site").key), 201);
      },
    )
    .delete(
      "/sites/:site/identity-secrets/:kid",
      describe({
        summary: "Retires a secret of signed identity",
        description: "What it signed counts no more. Visitor sessions that began with it go on.",
        tag: "Agents",
        auth: "agent",
        answer: { description: "Retired.", status: 204 },
        problems: [...refusals, "not_found", "invalid_input"],
      }),
      ...guards,
      valid("param", v.object({ site: v.string(), kid: idSchema })),
      async (c) => {
        const { kid } = c.req.valid("param");
        await identitySecrets.retire(c.get("agent"), c.get("site").key, kid);
        return c.body(null, 204);
      },
    );
}
