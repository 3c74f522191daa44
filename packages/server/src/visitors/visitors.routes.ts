import { Hono } from "hono";
import { visitorSessionSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "./visitors.service.ts";

export function visitorsRoutes(visitors: VisitorsService, limits: RateLimits) {
  return new Hono<ServerEnv>()
    .post(
      "/visitor-sessions",
      describe({
        summary: "A new visitor session",
        description:
          "Anonymous. The token is told once and lives for 400 days from its last use. Needs no idempotency key: a lost session harms nobody.",
        tag: "Visitors",
        answer: { schema: visitorSessionSchema, status: 201 },
        problems: ["unknown_site", "origin_not_allowed", "identity_required"],
      }),
      limits.limit("newVisitor"),
      jsonBodySize,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await visitors.create(c.get("site").key), 201);
      },
    )
    .post(
      "/visitor-sessions/end",
      describe({
        summary: "Ends this visitor session",
        description: "Its token opens nothing any more. What is a contact's stays theirs.",
        tag: "Visitors",
        auth: "visitor",
        answer: { description: "Ended.", status: 204 },
        problems: ["unknown_site", "origin_not_allowed", "token_missing", "token_expired"],
      }),
      visitorAuth(visitors),
      limits.limit("ownReading"),
      async (c) => {
        await visitors.end(c.get("visitor"));
        return c.body(null, 204);
      },
    );
}
