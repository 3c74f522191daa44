import { lookupCodeSchema, ticketNumberSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { snapshotSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { TicketsService } from "./tickets.service.ts";

const lookup = v.object({ number: ticketNumberSchema, code: lookupCodeSchema });

export function ticketsRoutes(
  { tickets, visitors }: { tickets: TicketsService; visitors: VisitorsService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().post(
    "/tickets/lookup",
    describe({
      summary: "Opens a ticket by its number and look-up code",
      description:
        "Number and code together open the ticket to this visitor session. Whatever of the two is wrong, the answer is the same.",
      tag: "Tickets",
      auth: "visitor",
      answer: { schema: snapshotSchema },
      problems: [
        "unknown_site",
        "origin_not_allowed",
        "token_missing",
        "token_expired",
        "malformed_json",
        "invalid_input",
        "body_too_big",
        "ticket_not_found",
      ],
    }),
    visitorAuth(visitors),
    limits.limit("lookup"),
    jsonBodySize,
    valid("json", lookup),
    async (c) => {
      c.header("cache-control", "no-store");
      return c.json(await tickets.lookUp(c.get("visitor"), c.req.valid("json")));
    },
  );
}
