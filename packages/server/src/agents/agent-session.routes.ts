import { idSchema, pictureSourceSchema, siteKeySchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import type { FilesService } from "../files/files.service.ts";
import {
  clearAgentCookie,
  readAgentCookie,
  refuseCrossSite,
  setAgentCookie,
} from "../middleware/agent-cookie.ts";
import { agentAuth } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { agentRoles } from "./agents.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { LIFETIME, type AgentsService, type AuthenticatedAgent } from "./agents.service.ts";
import { passwordSchema, type SecondFactorService } from "./second-factor.service.ts";

const signIn = v.object({
  email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254)),
  password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)),
  /** Six digits of an authenticator, or a recovery code. */
  code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
});
const sessionSchema = v.object({
  agent: v.object({
    id: idSchema,
    name: v.string(),
    email: v.string(),
    picture: v.optional(pictureSourceSchema),
  }),
  sites: v.array(v.object({ key: siteKeySchema, name: v.string(), role: v.picklist(agentRoles) })),
  hasSecondFactor: v.boolean(),
  mustChangePassword: v.boolean(),
  /** Of one attachment. */
  maxFileBytes: v.number(),
});
const passwordBody = v.object({
  old: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)),
  new: passwordSchema,
});
const refusals = ["token_missing", "token_expired", "cross_site_request"] as const;
const bodyRefusals = ["malformed_json", "invalid_input", "body_too_big"] as const;

/** An agent session of a browser: it is held in a cookie, and nothing of it reaches a script. */
export function agentSessionRoutes(
  {
    agents,
    secondFactor,
    sites,
    files,
  }: {
    agents: AgentsService;
    secondFactor: SecondFactorService;
    sites: SitesService;
    files: FilesService;
  },
  limits: RateLimits,
) {
  async function sessionOf({ mustChangePassword, ...agent }: AuthenticatedAgent) {
    const own = await agents.sitesOf(agent.id);
    return {
      agent: { id: agent.id, name: agent.name, email: agent.email, picture: agent.picture },
      sites: await Promise.all(
        own.map(async ({ key, role }) => ({ key, role, name: (await sites.get(key)).name })),
      ),
      hasSecondFactor: await secondFactor.has(agent.id),
      mustChangePassword,
      maxFileBytes: files.maxBytes,
    };
  }

  return new Hono<ServerEnv>()
    .post(
      "/session",
      describe({
        summary: "Signs an agent in on this browser",
        tag: "Agents",
        answer: { schema: sessionSchema, description: "The session, whose token is in a cookie." },
        problems: [
          ...bodyRefusals,
          "sign_in_failed",
          "second_factor_required",
          "cross_site_request",
        ],
      }),
      limits.limit("signIn"),
      jsonBodySize,
      valid("json", signIn),
      async (c) => {
        refuseCrossSite(c);
        const { email, password, code } = c.req.valid("json");
        await limits.consume("signInOfOne", "address", email.toLowerCase());
        const { token, agent } = await agents.signIn(email, password, (agentId) =>
          secondFactor.check(agentId, code),
        );
        const before = readAgentCookie(c);
        if (before !== undefined) await agents.signOut(before);
        setAgentCookie(c, token, LIFETIME / 1000);
        c.header("cache-control", "no-store");
        return c.json(await sessionOf(agent));
      },
    )
    .get(
      "/session",
      describe({
        summary: "Who is signed in",
        tag: "Agents",
        auth: "agent",
        answer: { schema: sessionSchema },
        problems: [...refusals],
      }),
      agentAuth(agents, { mayHaveOldPassword: true }),
      limits.limit("agent"),
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await sessionOf(c.get("agent")));
      },
    )
    .delete(
      "/session",
      describe({
        summary: "Signs out",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Signed out here." },
        problems: [...refusals],
      }),
      agentAuth(agents, { mayHaveOldPassword: true }),
      limits.limit("agent"),
      async (c) => {
        await agents.signOut(c.get("agentToken"));
        clearAgentCookie(c);
        return c.body(null, 204);
      },
    )
    .post(
      "/password",
      describe({
        summary: "Changes your password, and signs you out everywhere else",
        tag: "Agents",
        auth: "agent",
        answer: { schema: sessionSchema },
        problems: [...refusals, ...bodyRefusals, "sign_in_failed"],
      }),
      agentAuth(agents, { mayHaveOldPassword: true }),
      limits.limit("ownSecret"),
      jsonBodySize,
      valid("json", passwordBody),
      async (c) => {
        const { old, new: password } = c.req.valid("json");
        const { token, agent } = await agents.changePassword(c.get("agent"), old, password);
        setAgentCookie(c, token, LIFETIME / 1000);
        c.header("cache-control", "no-store");
        return c.json(await sessionOf(agent));
      },
    );
}
