import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { errorFields, type Logger } from "../logger.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponse } from "../problem/problem-response.ts";
import type { ServerEnv } from "./server-env.ts";

/** Turns everything that goes wrong into application/problem+json (SPEC ER1-ER2). */
export function problemHandler(logger: Logger): ErrorHandler<ServerEnv> {
  return (error, c) => {
    if (error instanceof ProblemError) return answer(c, error);
    // Hono's own way to say that the body is no JSON.
    if (error instanceof HTTPException && error.status === 400) {
      return answer(c, new ProblemError("malformed_json"));
    }
    logger.error(
      {
        requestId: c.get("requestId"),
        method: c.req.method,
        route: c.req.routePath,
        ...errorFields(error),
      },
      "a request failed",
    );
    return answer(c, new ProblemError("internal"));
  };
}

export const notFoundHandler: NotFoundHandler<ServerEnv> = (c) =>
  answer(c, new ProblemError("not_found"));

function answer(c: Context<ServerEnv>, error: ProblemError): Response {
  const response = problemResponse(error, {
    language: c.get("language"),
    requestId: c.get("requestId"),
  });
  // The rest of the body is not read, so nothing can follow it on this connection.
  if (response.status === 413) response.headers.set("connection", "close");
  // Where a page may read the answer, it may read why it got none; see cors.ts.
  for (const [name, value] of c.res.headers) {
    if (/^(access-control-|vary$)/.test(name)) response.headers.set(name, value);
  }
  // Counted before the site and its origins were known: any page may read how long it has to wait.
  const origin = "access-control-allow-origin";
  if (response.status === 429 && !response.headers.has(origin)) response.headers.set(origin, "*");
  return response;
}
