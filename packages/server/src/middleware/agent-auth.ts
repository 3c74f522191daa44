import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import {
  agentRoles,
  type AgentRole,
  type AgentsService,
  type AuthenticatedAgent,
} from "../agents/agents.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { readAgentCookie, refuseCrossSite } from "./agent-cookie.ts";
import { bearerToken } from "./bearer-token.ts";
import type { ServerEnv } from "./server-env.ts";
import { endWhenRefused } from "./stream-permission.ts";

/**
 * Lets agents that are signed in pass, by bearer token or by the console's cookie.
 * @param mayHaveOldPassword also those who have yet to choose a password of their own
 * @param isUse false for what an open console asks by itself: it keeps nobody signed in (SPEC AG1)
 */
export function agentAuth(
  agents: AgentsService,
  {
    mayHaveOldPassword = false,
    isUse = true,
  }: { mayHaveOldPassword?: boolean; isUse?: boolean } = {},
) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const bearer = bearerToken(c.req.header("authorization"));
    const token = bearer ?? readAgentCookie(c);
    if (token === undefined) throw new ProblemError("token_missing");
    // A browser sends the cookie whoever asks; a header only who knows the token.
    if (bearer === undefined) refuseCrossSite(c);
    const agent = await agents.authenticate(token, { isUse });
    if (agent.mustChangePassword && !mayHaveOldPassword) {
      throw new ProblemError("password_change_required");
    }
    c.set("agent", agent);
    c.set("agentToken", token);
    return next();
  });
}

/**
 * Who is signed in on this browser, if anyone: for what is open to all and asks more of some.
 * @throws ProblemError `cross_site_request`
 */
export async function agentIfSignedIn(
  c: Context<ServerEnv>,
  agents: AgentsService,
): Promise<AuthenticatedAgent | undefined> {
  const bearer = bearerToken(c.req.header("authorization"));
  const token = bearer ?? readAgentCookie(c);
  if (token === undefined) return undefined;
  if (bearer === undefined) refuseCrossSite(c);
  try {
    return await agents.authenticate(token);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/**
 * Lets agents of the site pass, after `agentAuth` and `loadSite`. A stream they open ends when they are
 * signed out or no agent of the site any more (SPEC AG4).
 */
export function agentOfSite(agents: AgentsService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const { key } = c.get("site");
    c.set("role", await agents.permit(c.get("agent"), key));
    await next();
    endWhenRefused(c, () => agents.mayRead(c.get("agentToken"), key));
  });
}

/** Lets agents of at least this role pass, after `agentOfSite`; others are told `not_permitted`. */
export function requireRole(least: AgentRole) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    if (agentRoles.indexOf(c.get("role")) < agentRoles.indexOf(least)) {
      throw new ProblemError("not_permitted");
    }
    return next();
  });
}
