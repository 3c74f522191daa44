import { agentGuards } from "../middleware/agent-guards.ts";
import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import { agentIfSignedIn, requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { agentRoles } from "./agents.repository.ts";
import type { AgentsService } from "./agents.service.ts";
import type { MembersService } from "./members.service.ts";
import { passwordSchema } from "./second-factor.service.ts";

const email = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254));
const role = v.picklist(agentRoles);
const token = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const idParam = v.object({ site: v.string(), id: idSchema });
const invitationSchema = v.object({
  id: idSchema,
  email: v.string(),
  role,
  createdAt: v.string(),
  expiresAt: v.string(),
});
const memberSchema = v.object({
  id: idSchema,
  name: v.string(),
  email: v.string(),
  role,
  hasSecondFactor: v.boolean(),
  seesSensitive: v.boolean(),
});
const refusals = ["token_missing", "token_expired", "unknown_site", "not_permitted"] as const;
const bodyRefusals = ["malformed_json", "invalid_input", "body_too_big"] as const;

/** Who works on a site: admins invite, change parts and take them away. */
export function membersRoutes(
  parts: { members: MembersService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { members, agents, sites } = parts;
  const guards = [...agentGuards({ agents, sites }, limits), requireRole("admin")] as const;

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/invitations",
      describe({
        summary: "Invitations that are not taken yet",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ invitations: v.array(invitationSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        const links = await members.invitations(c.get("site").key);
        const invitations = links.map(({ siteKey: _siteKey, kind: _kind, ...shown }) => shown);
        return c.json({ invitations });
      },
    )
    .post(
      "/sites/:site/invitations",
      describe({
        summary: "Invites someone to a site",
        description: "The token of the link is answered this once; an earlier one counts no more.",
        tag: "Agents",
        auth: "agent",
        answer: {
          schema: v.object({ id: idSchema, token: v.string(), expiresAt: v.string() }),
          status: 201,
        },
        problems: [...refusals, ...bodyRefusals],
      }),
      ...guards,
      jsonBodySize,
      valid("json", v.object({ email, role })),
      async (c) => {
        const by = { siteKey: c.get("site").key, agent: c.get("agent") };
        c.header("cache-control", "no-store");
        return c.json(await members.invite(by, c.req.valid("json")), 201);
      },
    )
    .delete(
      "/sites/:site/invitations/:id",
      describe({
        summary: "Takes an invitation back",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Its link counts no more." },
        problems: [...refusals, "invalid_input", "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const by = { siteKey: c.get("site").key, agent: c.get("agent") };
        await members.revoke(by, c.req.valid("param").id);
        return c.body(null, 204);
      },
    )
    .get(
      "/sites/:site/members",
      describe({
        summary: "Who works on a site",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ members: v.array(memberSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ members: await members.list(c.get("site").key) });
      },
    )
    .put(
      "/sites/:site/members/:id",
      describe({
        summary: "Changes what an agent may do on a site",
        description: "Where it changes, the agent is signed out everywhere.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Changed." },
        problems: [...refusals, ...bodyRefusals, "not_found", "transition_not_allowed"],
      }),
      ...guards,
      jsonBodySize,
      valid("param", idParam),
      valid("json", v.object({ role })),
      async (c) => {
        const by = { siteKey: c.get("site").key, agent: c.get("agent") };
        await members.setRole(by, c.req.valid("param").id, c.req.valid("json").role);
        return c.body(null, 204);
      },
    )
    .delete(
      "/sites/:site/members/:id",
      describe({
        summary: "Ends an agent's work on a site",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Ended." },
        problems: [...refusals, "invalid_input", "not_found", "transition_not_allowed"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const by = { siteKey: c.get("site").key, agent: c.get("agent") };
        await members.remove(by, c.req.valid("param").id);
        return c.body(null, 204);
      },
    )
    .post(
      "/invitations/accept",
      describe({
        summary: "Takes an invitation",
        description:
          "Someone new says name and password. Someone who is an agent already must be signed in, and keeps theirs.",
        tag: "Agents",
        answer: { schema: v.object({ email: v.string() }) },
        problems: [
          ...bodyRefusals,
          "link_expired",
          "sign_in_required",
          "password_change_required",
          "cross_site_request",
        ],
      }),
      limits.limit("signIn"),
      jsonBodySize,
      valid(
        "json",
        v.object({
          token,
          name: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(80))),
          password: v.optional(passwordSchema),
        }),
      ),
      async (c) => {
        const { token: given, ...person } = c.req.valid("json");
        return c.json(await members.accept(given, person, await agentIfSignedIn(c, agents)));
      },
    )
    .post(
      "/password-reset",
      describe({
        summary: "Sends a way back in",
        description: "Answers the same whether there is such an agent or not.",
        tag: "Agents",
        answer: { status: 202, description: "Sent, if there is such an agent." },
        problems: [...bodyRefusals],
      }),
      limits.limit("signIn"),
      jsonBodySize,
      valid("json", v.object({ email })),
      async (c) => {
        const wanted = c.req.valid("json").email;
        await limits.consume("signInOfOne", "address", `reset ${wanted.toLowerCase()}`);
        await members.requestReset(wanted);
        return c.body(null, 202);
      },
    )
    .post(
      "/password-reset/confirm",
      describe({
        summary: "Sets a new password, and signs out everywhere",
        tag: "Agents",
        answer: { status: 204, description: "Set." },
        problems: [...bodyRefusals, "link_expired"],
      }),
      limits.limit("signIn"),
      jsonBodySize,
      valid("json", v.object({ token, password: passwordSchema })),
      async (c) => {
        const { token: given, password } = c.req.valid("json");
        await members.reset(given, password);
        return c.body(null, 204);
      },
    );
}
