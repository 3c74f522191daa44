import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/** How far a server has come on its way out; all false while it is in its work. */
export type Readiness = {
  /** Takes everything still, but is about to stop: others should be asked from now on. */
  isDraining: boolean;
  isStopping: boolean;
};

/** While the server stops, new requests are told when to come again. */
export function refuseWhenStopping(state: Readiness) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    if (state.isStopping) {
      c.header("connection", "close");
      // Readable by any page: it is the same for all, and tells a widget to wait.
      c.header("access-control-allow-origin", "*");
      throw new ProblemError("shutting_down", { retryAfter: 2 });
    }
    await next();
    // Kept connections would bring the next request here, too late.
    if (state.isDraining) c.res.headers.set("connection", "close");
  });
}
