import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/** While the server stops, new requests are told when to come again. */
export function refuseWhenStopping(state: { isStopping: boolean }) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    if (!state.isStopping) return next();
    c.header("connection", "close");
    // Readable by any page: it is the same for all, and tells a widget to wait.
    c.header("access-control-allow-origin", "*");
    throw new ProblemError("shutting_down", { retryAfter: 2 });
  });
}
