import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { conversationsSchema, snapshotSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { ConversationsService } from "./conversations.service.ts";

const queueSchema = v.object({
  /** 1: next; 0: it waits no more. */
  position: v.number(),
  /** What recent waits came to; null where too few are known. */
  estimate: v.nullable(v.object({ fromMinutes: v.number(), toMinutes: v.number() })),
  agentsOnline: v.number(),
  /** When people answer again; null while they do. */
  opensAt: v.nullable(v.string()),
});
const idParam = v.object({ id: idSchema });
const receipt = v.object({ cursor: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export function conversationsRoutes(
  {
    conversations,
    visitors,
    routing,
  }: {
    conversations: ConversationsService;
    visitors: VisitorsService;
    routing: RoutingService;
  },
  limits: RateLimits,
) {
  const guards = [visitorAuth(visitors), limits.limit("ownReading")] as const;
  const refusals = [
    "unknown_site",
    "origin_not_allowed",
    "token_missing",
    "token_expired",
  ] as const;

  return new Hono<ServerEnv>()
    .get(
      "/conversations",
      describe({
        summary: "This visitor's conversations, newest first",
        tag: "Conversations",
        auth: "visitor",
        answer: { schema: conversationsSchema },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ conversations: await conversations.list(c.get("visitor")) });
      },
    )
    .get(
      "/conversations/:id",
      describe({
        summary: "One conversation",
        tag: "Conversations",
        auth: "visitor",
        answer: { schema: snapshotSchema },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await conversations.read(c.get("visitor"), c.req.valid("param").id));
      },
    )
    .get(
      "/conversations/:id/queue",
      describe({
        summary: "Where a conversation stands among those who wait for a person",
        tag: "Conversations",
        auth: "visitor",
        answer: { schema: queueSchema },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const { id } = c.req.valid("param");
        await conversations.read(c.get("visitor"), id);
        c.header("cache-control", "no-store");
        return c.json(await routing.placeOf(c.get("site"), id));
      },
    )
    .post(
      "/conversations/:id/typing",
      describe({
        summary: "The visitor is writing",
        description: "Told to agents who listen, and kept nowhere; worth a few seconds.",
        tag: "Conversations",
        auth: "visitor",
        answer: { status: 204, description: "Told." },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const { id: conversationId } = c.req.valid("param");
        const visitor = c.get("visitor");
        await conversations.read(visitor, conversationId);
        await conversations.signalTyping(visitor.siteKey, {
          type: "typing",
          conversationId,
          author: "visitor",
          agentId: null,
          name: null,
        });
        return c.body(null, 204);
      },
    )
    .post(
      "/conversations/:id/read",
      describe({
        summary: "A receipt: read up to this cursor",
        description: "Repeating it is harmless, so it needs no key; it never goes back.",
        tag: "Conversations",
        auth: "visitor",
        answer: { status: 204, description: "Noted." },
        problems: [...refusals, "not_found", "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      jsonBodySize,
      valid("param", idParam),
      valid("json", receipt),
      async (c) => {
        const { cursor } = c.req.valid("json");
        await conversations.markRead(c.get("visitor"), c.req.valid("param").id, cursor);
        return c.body(null, 204);
      },
    );
}
