import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import { bearerToken } from "./bearer-token.ts";
import type { ServerEnv } from "./server-env.ts";

/** Lets visitor sessions of the site pass, and no one else. */
export function visitorAuth(visitors: VisitorsService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const token = bearerToken(c.req.header("authorization"));
    if (token === undefined) throw new ProblemError("token_missing");
    c.set("visitor", await visitors.authenticate(c.get("site").key, token));
    return next();
  });
}
