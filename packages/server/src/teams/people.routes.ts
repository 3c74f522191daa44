import { idSchema, pictureSourceSchema, slugSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { agentRoles, type AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite, requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { TeamsService } from "./teams.service.ts";

const teamFields = {
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(80)),
  categorySlugs: v.pipe(v.array(slugSchema), v.maxLength(200)),
  agentIds: v.pipe(v.array(idSchema), v.maxLength(500)),
};
const teamBody = v.object(teamFields);
const teamSchema = v.object({ id: idSchema, ...teamFields });
const peopleSchema = v.object({
  agents: v.array(
    v.object({
      id: idSchema,
      name: v.string(),
      role: v.picklist(agentRoles),
      isOnline: v.boolean(),
      load: v.number(),
      picture: v.optional(pictureSourceSchema),
    }),
  ),
  teams: v.array(teamSchema),
});
const presenceBody = v.object({ isOnline: v.boolean() });
const idParam = v.object({ site: v.string(), id: idSchema });
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;
const writeRefusals = [...refusals, "malformed_json", "invalid_input", "body_too_big"] as const;

/** Who works on a site: agents, teams, and who is there now. */
export function peopleRoutes(
  parts: {
    teams: TeamsService;
    routing: RoutingService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const { teams, routing, agents, sites } = parts;
  const ofSite = [limits.limit("agent"), loadSite(sites), agentOfSite(agents)] as const;
  const guards = [agentAuth(agents), ...ofSite] as const;
  // What an open console asks by itself keeps nobody signed in (SPEC AG1).
  const guardsByItself = [agentAuth(agents, { isUse: false }), ...ofSite] as const;

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/people",
      describe({
        summary: "The agents of a site, its teams, and who is at work",
        tag: "Agents",
        auth: "agent",
        answer: { schema: peopleSchema },
        problems: [...refusals],
      }),
      ...guardsByItself,
      async (c) => {
        const { key } = c.get("site");
        c.header("cache-control", "no-store");
        return c.json({ agents: await teams.colleagues(key), teams: await teams.list(key) });
      },
    )
    .put(
      "/sites/:site/presence",
      describe({
        summary: "Says whether you are at work",
        description: "To be said anew every minute while you are; after three it holds no more.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Noted; who waits may now be yours." },
        problems: [...writeRefusals],
      }),
      ...guardsByItself,
      jsonBodySize,
      valid("json", presenceBody),
      async (c) => {
        const { isOnline } = c.req.valid("json");
        await routing.setPresence(c.get("site").key, c.get("agent").id, isOnline);
        return c.body(null, 204);
      },
    )
    .post(
      "/sites/:site/teams",
      describe({
        summary: "Makes a team",
        tag: "Agents",
        auth: "agent",
        answer: { schema: teamSchema, status: 201 },
        problems: [...writeRefusals, "not_permitted"],
      }),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("json", teamBody),
      async (c) =>
        c.json(await teams.save(c.get("site").key, c.req.valid("json"), c.get("agent")), 201),
    )
    .put(
      "/sites/:site/teams/:id",
      describe({
        summary: "Changes a team",
        tag: "Agents",
        auth: "agent",
        answer: { schema: teamSchema },
        problems: [...writeRefusals, "not_permitted", "not_found"],
      }),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", idParam),
      valid("json", teamBody),
      async (c) => {
        const { id } = c.req.valid("param");
        const team = { id, ...c.req.valid("json") };
        return c.json(await teams.save(c.get("site").key, team, c.get("agent")));
      },
    )
    .delete(
      "/sites/:site/teams/:id",
      describe({
        summary: "Takes a team away; what was passed on to it goes by its category again",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Gone." },
        problems: [...refusals, "invalid_input", "not_permitted", "not_found"],
      }),
      ...guards,
      requireRole("lead"),
      valid("param", idParam),
      async (c) => {
        await teams.remove(c.get("site").key, c.req.valid("param").id, c.get("agent"));
        return c.body(null, 204);
      },
    );
}
