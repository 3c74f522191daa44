import * as v from "valibot";
import {
  assigneeSchema,
  conversationSchema,
  conversationStatusSchema,
  handlerSchema,
  ratingSchema,
} from "./conversation.ts";
import { capsuleSchema, deskFieldsSchema, noteSchema } from "./desk-record.ts";
import { followedGuideSchema } from "./guide-schema.ts";
import { idSchema } from "./id-schema.ts";
import { requesterSchema } from "./identity.ts";
import { localeSchema } from "./locale.ts";
import { prioritySchema } from "./priority.ts";
import { seenShopSchema } from "./order-schema.ts";
import { promiseKindSchema } from "./reply-targets.ts";
import { suspicionSchema } from "./spam.ts";
import { messageSchema } from "./message.ts";
import { taskRunSchema } from "./task-run-schema.ts";

/*
 * What happened, in the past tense. One append-only log per site; `cursor` is the place in it and
 * rises with commit order (SPEC EV1-EV6).
 */

const envelope = {
  cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** ISO 8601 in UTC. */
  at: v.string(),
};
const ofConversation = {
  ...envelope,
  conversationId: idSchema,
  /** What it said was taken out; it keeps its id and its place (SPEC PR3). */
  isErased: v.optional(v.literal(true)),
};

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
    assignee: v.nullable(assigneeSchema),
    queuedAt: v.nullable(v.string()),
  }),
  /** Where a run stands now, whole (SPEC TK5). */
  v.object({ type: v.literal("task.changed"), ...ofConversation, task: taskRunSchema }),
  /** Who has it looks otherwise now: no news of the conversation (SPEC PL2). */
  v.object({
    type: v.literal("conversation.assignee_pictured"),
    ...ofConversation,
    assignee: assigneeSchema,
  }),
  v.object({
    type: v.literal("handoff.requested"),
    ...ofConversation,
    conversation: conversationSchema,
  }),
  v.object({ type: v.literal("conversation.rated"), ...ofConversation, rating: ratingSchema }),
  v.object({
    type: v.literal("conversation.read"),
    ...ofConversation,
    readCursor: v.number(),
  }),
  v.object({
    type: v.literal("conversation.seen"),
    ...ofConversation,
    seenCursor: v.number(),
  }),
  /** All that was said is gone, for everyone and for good (SPEC PR3). */
  v.object({ type: v.literal("conversation.erased"), ...ofConversation }),
  v.object({
    type: v.literal("answer.rated"),
    ...ofConversation,
    messageId: idSchema,
    helped: v.boolean(),
  }),
  v.object({
    type: v.literal("desk.capsule_received"),
    ...ofConversation,
    capsule: capsuleSchema,
  }),
  v.object({ type: v.literal("desk.shop_sent"), ...ofConversation, shop: seenShopSchema }),
  v.object({
    type: v.literal("desk.guide_followed"),
    ...ofConversation,
    /** null: erased. */
    guide: v.nullable(followedGuideSchema),
  }),
  v.object({ type: v.literal("desk.note_added"), ...ofConversation, note: noteSchema }),
  v.object({
    type: v.literal("desk.priority_changed"),
    ...ofConversation,
    priority: prioritySchema,
  }),
  v.object({
    type: v.literal("desk.tags_changed"),
    ...ofConversation,
    tags: v.array(v.string()),
  }),
  v.object({
    type: v.literal("desk.team_changed"),
    ...ofConversation,
    teamId: v.nullable(idSchema),
    /** Why it was passed on, for agents; the visitor is told the team and the time alone. */
    reason: v.string(),
    agentName: v.string(),
  }),
  v.object({
    type: v.literal("desk.fields_changed"),
    ...ofConversation,
    fields: deskFieldsSchema,
  }),
  v.object({
    type: v.literal("desk.requester_changed"),
    ...ofConversation,
    requester: requesterSchema,
  }),
  v.object({ type: v.literal("desk.spam_marked"), ...ofConversation }),
  v.object({
    type: v.literal("desk.spam_suspected"),
    ...ofConversation,
    /** null: an agent says that it is none. */
    suspicion: v.nullable(suspicionSchema),
  }),
  v.object({ type: v.literal("desk.merged"), ...ofConversation, into: idSchema }),
  v.object({ type: v.literal("desk.merge_received"), ...ofConversation, from: idSchema }),
  v.object({ type: v.literal("desk.erased"), ...ofConversation }),
  v.object({
    type: v.literal("desk.promise_warned"),
    ...ofConversation,
    promise: promiseKindSchema,
  }),
  v.object({
    type: v.literal("desk.promise_breached"),
    ...ofConversation,
    promise: promiseKindSchema,
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
/** What agents alone are told. */
export type DeskEvent = Extract<ServerEvent, { type: `desk.${string}` }>;
export type ConversationEvent = Exclude<ServerEvent, DeskEvent | { type: "knowledge.published" }>;

export function isDeskEvent(event: ServerEvent): event is DeskEvent {
  return event.type.startsWith("desk.");
}

/**
 * What the stream itself says: `reset` when the gap is too old to replay, so that a client fetches
 * snapshots afresh instead of missing something without a word (SPEC EV4).
 */
export type StreamItem =
  | { type: "event"; event: ServerEvent }
  | { type: "reset"; cursor: number }
  | { type: "signal"; signal: TypingSignal };

export const typingSignalSchema = v.object({
  type: v.literal("typing"),
  conversationId: idSchema,
  author: v.picklist(["visitor", "agent", "bot"]),
  /** The agent's; null for a visitor and for the bot. */
  agentId: v.nullable(idSchema),
  name: v.nullable(v.string()),
  /** What the bot has written so far, as plain text; its message replaces it (SPEC LM4). */
  text: v.optional(v.string()),
});
/** Someone is writing. It is in no log, has no cursor, and is worth a few seconds (SPEC EV8). */
export type TypingSignal = v.InferOutput<typeof typingSignalSchema>;
