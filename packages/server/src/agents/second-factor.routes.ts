import { Hono, type Context } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth } from "../middleware/agent-auth.ts";
import { setAgentCookie } from "../middleware/agent-cookie.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { LIFETIME, type AgentsService } from "./agents.service.ts";
import type { SecondFactorService } from "./second-factor.service.ts";

const password = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000));
const code = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
const problems = [
  "token_missing",
  "token_expired",
  "malformed_json",
  "invalid_input",
  "body_too_big",
  "cross_site_request",
  "sign_in_failed",
  "second_factor_required",
  "transition_not_allowed",
] as const;

/** An agent's own second factor: begun, confirmed, and turned off with password and code. */
export function secondFactorRoutes(
  { agents, secondFactor }: { agents: AgentsService; secondFactor: SecondFactorService },
  limits: RateLimits,
) {
  const guards = [agentAuth(agents), limits.limit("ownSecret"), jsonBodySize] as const;
  // How much a sign-in is worth has changed, so an older one counts no more (SPEC AG3).
  const renew = async (c: Context<ServerEnv>) =>
    setAgentCookie(c, await agents.renew(c.get("agent").id), LIFETIME / 1000);

  return new Hono<ServerEnv>()
    .post(
      "/second-factor",
      describe({
        summary: "Begins a second factor",
        description: "The secret for an authenticator; it counts once it is confirmed.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ secret: v.string(), uri: v.string() }) },
        problems: [...problems],
      }),
      ...guards,
      valid("json", v.object({ password })),
      async (c) => {
        const agent = c.get("agent");
        await agents.verify(agent, c.req.valid("json").password);
        c.header("cache-control", "no-store");
        return c.json(await secondFactor.begin(agent));
      },
    )
    .post(
      "/second-factor/confirm",
      describe({
        summary: "Turns a second factor on with a first code",
        description: "The recovery codes are answered this once. Every other sign-in ends.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ recoveryCodes: v.array(v.string()) }) },
        problems: [...problems],
      }),
      ...guards,
      valid("json", v.object({ code })),
      async (c) => {
        c.header("cache-control", "no-store");
        const recoveryCodes = await secondFactor.confirm(c.get("agent"), c.req.valid("json").code);
        await renew(c);
        return c.json({ recoveryCodes });
      },
    )
    .delete(
      "/second-factor",
      describe({
        summary: "Turns the second factor off",
        description: "Every other sign-in ends.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Off." },
        problems: [...problems],
      }),
      ...guards,
      valid("json", v.object({ password, code })),
      async (c) => {
        const agent = c.get("agent");
        const given = c.req.valid("json");
        await agents.verify(agent, given.password);
        await secondFactor.check(agent.id, given.code);
        await secondFactor.remove(agent);
        await renew(c);
        return c.body(null, 204);
      },
    );
}
