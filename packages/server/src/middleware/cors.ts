import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import { isAllowedOrigin } from "../sites/allowed-origin.ts";
import type { ServerEnv } from "./server-env.ts";

const exposed = "Content-Disposition, Date, ETag, Retry-After, X-Request-Id";

/**
 * Keeps other people's pages away from a site: an Origin that is not on its list is refused before
 * anything happens, and a request without one (no browser, or a page of this server) passes. Tokens
 * travel in headers, never in cookies, so no answer allows credentials.
 *
 * A refused page may read the refusal, so that a widget can say `origin_not_allowed` in place of
 * "offline": it tells nothing, and no preflight of such a page succeeds.
 */
export const siteOrigin = createMiddleware<ServerEnv>(async (c, next) => {
  c.header("vary", "Origin");
  const origin = c.req.header("origin");
  if (origin === undefined) return next();
  const isAllowed = isAllowedOrigin(origin, c.get("site").origins);
  if (!isAllowed) {
    if (c.req.method !== "OPTIONS") c.header("access-control-allow-origin", "*");
    throw new ProblemError("origin_not_allowed");
  }
  c.header("access-control-allow-origin", origin);
  if (c.req.method !== "OPTIONS") {
    c.header("access-control-expose-headers", exposed);
    return next();
  }
  c.header("access-control-allow-methods", "GET, POST, PUT");
  c.header("access-control-allow-headers", "Authorization, Content-Type, Idempotency-Key");
  c.header("access-control-max-age", "7200");
  return c.body(null, 204);
});

/** For immutable content that says nothing of anyone: any page may read it. */
export const anyOrigin = createMiddleware<ServerEnv>(async (c, next) => {
  await next();
  c.header("access-control-allow-origin", "*");
  c.header("cross-origin-resource-policy", "cross-origin");
});
