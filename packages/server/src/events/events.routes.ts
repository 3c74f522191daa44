import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { EventStreams } from "./event-stream.ts";

const streamQuery = v.object({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});

export function eventsRoutes(
  { streams, visitors }: { streams: EventStreams; visitors: VisitorsService },
  limits: RateLimits,
) {
  const auth = visitorAuth(visitors);
  const authIfAny = createMiddleware<ServerEnv>((c, next) =>
    c.req.header("authorization") === undefined ? next() : auth(c, next),
  );

  return new Hono<ServerEnv>().get(
    "/events",
    describe({
      summary: "The stream of what happens",
      description:
        "Server-sent events over fetch: `id` is the cursor, `event` is `event` or `reset`, `data` is JSON. Replays what came after the cursor, then follows. Without a token: what concerns the site as a whole. A comment at least every 20 seconds says that it lives.",
      tag: "Events",
      auth: "visitor, optional",
      answer: { description: "The stream, until either side ends it.", type: "text/event-stream" },
      problems: [
        "unknown_site",
        "origin_not_allowed",
        "token_missing",
        "token_expired",
        "invalid_input",
      ],
    }),
    authIfAny,
    limits.limit("stream"),
    valid("query", streamQuery),
    async (c) => {
      const siteKey = c.get("site").key;
      const visitor = c.get("visitor") as { visitorId: string } | undefined;
      const stream = await streams.open(
        { siteKey, visitorId: visitor?.visitorId },
        c.req.valid("query").cursor,
      );
      c.header("content-type", "text/event-stream; charset=utf-8");
      c.header("cache-control", "no-store, no-transform");
      // Asks nginx not to hold events back.
      c.header("x-accel-buffering", "no");
      return c.body(stream);
    },
  );
}
