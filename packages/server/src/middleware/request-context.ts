import { createId } from "@helpbuoy/protocol";
import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { problemLanguage } from "../problem/problem-response.ts";
import { clientAddress } from "./client-address.ts";
import type { ServerEnv } from "./server-env.ts";

/**
 * Names each request, and tells whose it is and in which language to answer. One that comes with a
 * name keeps it, so that a proxy's log and ours speak of the same request.
 */
export function requestContext({ clock, random, settings, logger }: Deps, metrics?: Metrics) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const begun = clock.now();
    const given = c.req.header("x-request-id");
    const requestId = isRequestId(given) ? given : createId(begun, random);
    c.set("requestId", requestId);
    c.set("language", problemLanguage(c.req.header("accept-language")));
    c.set(
      "address",
      clientAddress(connectionAddress(c.env), c.req.header("x-forwarded-for"), settings.trustProxy),
    );
    await next();
    // Answered like a GET without its body, which would hold its file open for ever.
    if (c.req.method === "HEAD") await c.res.body?.cancel();
    // What a cache keeps is the answer to many requests.
    if (!c.res.headers.get("cache-control")?.startsWith("public")) {
      c.header("x-request-id", requestId);
    }
    c.header("x-content-type-options", "nosniff");
    const milliseconds = clock.now() - begun;
    // The route, not the path: paths hold ids.
    const { method, routePath: route } = c.req;
    const { status } = c.res;
    logger.debug({ requestId, method, route, status, milliseconds }, "request");
    metrics?.countRequest({ method, route, status, milliseconds });
  });
}

// Nothing that could end a line, open a mark-up or fill a log.
function isRequestId(given: string | undefined): given is string {
  return given !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(given);
}

// Set by @hono/node-server; a request made in memory has none.
function connectionAddress(env: unknown): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}
