import {
  rateAnswerSchema,
  rateArticleSchema,
  requestHandoffSchema,
  confirmConversationSchema,
  rateConversationSchema,
  sendMessageSchema,
  eraseVisitorSchema,
  setAttributesSchema,
  submitTaskSchema,
  submitTicketSchema,
  undoTaskSchema,
  appealTaskSchema,
} from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { CommandsService } from "./commands.service.ts";

const bodyCommandSchema = v.variant("type", [
  requestHandoffSchema,
  confirmConversationSchema,
  rateConversationSchema,
  sendMessageSchema,
  submitTicketSchema,
  submitTaskSchema,
  undoTaskSchema,
  appealTaskSchema,
  rateArticleSchema,
  rateAnswerSchema,
  setAttributesSchema,
  eraseVisitorSchema,
]);

export function commandsRoutes(
  { commands, visitors }: { commands: CommandsService; visitors: VisitorsService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().post(
    "/commands",
    describe({
      summary: "Does a command of a visitor",
      description:
        "Answers with the events it made happen. The same key with the same command answers what it answered first, and does nothing again.",
      tag: "Conversations",
      auth: "visitor",
      needsKey: true,
      answer: { schema: commandResultSchema },
      problems: [
        "unknown_site",
        "origin_not_allowed",
        "token_missing",
        "token_expired",
        "idempotency_key_missing",
        "idempotency_key_reused",
        "malformed_json",
        "invalid_input",
        "body_too_big",
        "not_found",
        "article_not_found",
        "not_eligible",
        "conversation_closed",
        "transition_not_allowed",
      ],
    }),
    visitorAuth(visitors),
    limits.limit("command"),
    idempotencyKey,
    jsonBodySize,
    valid("json", bodyCommandSchema),
    async (c) => {
      c.header("cache-control", "no-store");
      return c.json(
        await commands.execute(
          c.get("site"),
          c.get("visitor"),
          c.get("idempotencyKey"),
          c.req.valid("json"),
        ),
      );
    },
  );
}
