import * as v from "valibot";
import { conversationSchema, conversationStatusSchema, handlerSchema } from "./conversation.ts";
import { idSchema } from "./id-schema.ts";
import { localeSchema } from "./locale.ts";
import { messageSchema } from "./message.ts";

/*
 * What happened, in the past tense. One append-only log per site; `cursor` is the place in it and
 * rises with commit order (SPEC EV1-EV6).
 */

const envelope = {
  cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** ISO 8601 in UTC. */
  at: v.string(),
};
const ofConversation = { ...envelope, conversationId: idSchema };

export const eventSchema = v.variant("type", [
  v.object({
    type: v.literal("conversation.started"),
    ...ofConversation,
    conversation: conversationSchema,
  }),
  v.object({ type: v.literal("message.created"), ...ofConversation, message: messageSchema }),
  v.object({
    type: v.literal("ticket.created"),
    ...ofConversation,
    conversation: conversationSchema,
  }),
  v.object({
    type: v.literal("ticket.status_changed"),
    ...ofConversation,
    status: conversationStatusSchema,
    promisedAt: v.nullable(v.string()),
  }),
  v.object({
    type: v.literal("conversation.handler_changed"),
    ...ofConversation,
    handler: handlerSchema,
  }),
  v.object({
    type: v.literal("conversation.read"),
    ...ofConversation,
    readCursor: v.number(),
  }),
  v.object({
    type: v.literal("answer.rated"),
    ...ofConversation,
    messageId: idSchema,
    helped: v.boolean(),
  }),
  v.object({
    type: v.literal("knowledge.published"),
    ...envelope,
    conversationId: v.null(),
    locale: localeSchema,
    version: v.string(),
  }),
]);
export type ServerEvent = v.InferOutput<typeof eventSchema>;
export type ConversationEvent = Exclude<ServerEvent, { type: "knowledge.published" }>;

/**
 * What the stream itself says: `reset` when the gap is too old to replay, so that a client fetches
 * snapshots afresh instead of missing something without a word (SPEC EV4).
 */
export type StreamItem = { type: "event"; event: ServerEvent } | { type: "reset"; cursor: number };
