import { createId } from "@helpbuoy/protocol";
import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import { problemLanguage } from "../problem/problem-response.ts";
import { clientAddress } from "./client-address.ts";
import type { ServerEnv } from "./server-env.ts";

/** Names each request, and tells whose it is and in which language to answer. */
export function requestContext({ clock, random, settings, logger }: Deps) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const begun = clock.now();
    const requestId = createId(begun, random);
    c.set("requestId", requestId);
    c.set("language", problemLanguage(c.req.header("accept-language")));
    c.set(
      "address",
      clientAddress(connectionAddress(c.env), c.req.header("x-forwarded-for"), settings.trustProxy),
    );
    await next();
    // Answered like a GET without its body, which would hold its file open for ever.
    if (c.req.method === "HEAD") await c.res.body?.cancel();
    c.header("x-request-id", requestId);
    c.header("x-content-type-options", "nosniff");
    // The route, not the path: paths hold ids.
    logger.debug(
      {
        requestId,
        method: c.req.method,
        route: c.req.routePath,
        status: c.res.status,
        milliseconds: clock.now() - begun,
      },
      "request",
    );
  });
}

// Set by @hono/node-server; a request made in memory has none.
function connectionAddress(env: unknown): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}
