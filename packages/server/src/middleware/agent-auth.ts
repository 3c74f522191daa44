import { createMiddleware } from "hono/factory";
import { agentRoles, type AgentRole } from "../agents/agents.repository.ts";
import type { AgentsService } from "../agents/agents.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { bearerToken } from "./bearer-token.ts";
import type { ServerEnv } from "./server-env.ts";

/** Lets agents that are signed in pass. */
export function agentAuth(agents: AgentsService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const token = bearerToken(c.req.header("authorization"));
    if (token === undefined) throw new ProblemError("token_missing");
    c.set("agent", await agents.authenticate(token));
    return next();
  });
}

/** Lets agents of the site pass, after `agentAuth` and `loadSite`. */
export function agentOfSite(agents: AgentsService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    c.set("role", await agents.permit(c.get("agent"), c.get("site").key));
    return next();
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
