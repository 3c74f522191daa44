import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { fieldKeySchema } from "./form-schema.ts";
import { idSchema } from "./id-schema.ts";
import { localeSchema } from "./locale.ts";
import { pictureSourceSchema } from "./picture.ts";
import { taskRunSchema } from "./task-run-schema.ts";

const handlers = ["bot", "queue", "agent"] as const;
export const handlerSchema = v.picklist(handlers);
/** Who answers: one owner at a time (SPEC CV2). */
export type Handler = v.InferOutput<typeof handlerSchema>;

const statuses = ["new", "open", "pending", "on_hold", "resolved", "closed"] as const;
export const conversationStatusSchema = v.picklist(statuses);
export type ConversationStatus = v.InferOutput<typeof conversationStatusSchema>;

/** Which status may follow which (SPEC CV3). A visitor's reply reopens what was resolved. */
export const statusTransitions: Record<ConversationStatus, readonly ConversationStatus[]> = {
  new: ["open", "pending", "on_hold", "resolved", "closed"],
  open: ["pending", "on_hold", "resolved", "closed"],
  pending: ["open", "on_hold", "resolved", "closed"],
  on_hold: ["open", "pending", "resolved", "closed"],
  resolved: ["open", "closed"],
  closed: [],
};

/** Which handler may follow which: the bot never takes a conversation back (SPEC CV4). */
export const handlerTransitions: Record<Handler, readonly Handler[]> = {
  bot: ["queue", "agent"],
  queue: ["agent"],
  agent: ["queue", "agent"],
};

export function canChangeStatus(from: ConversationStatus, to: ConversationStatus): boolean {
  return statusTransitions[from].includes(to);
}

/** A field as it was answered, with the label the visitor saw. */
export const answeredFieldSchema = v.object({
  id: fieldKeySchema,
  label: v.string(),
  value: v.union([v.string(), v.array(idSchema)]),
  /** The value as people read it, where it is a name for programs. */
  shown: v.optional(v.string()),
  /** The value is a mask as `••••1234`; what was typed is sealed apart (SPEC SF1). */
  isSensitive: v.optional(v.literal(true)),
});
export type AnsweredField = v.InferOutput<typeof answeredFieldSchema>;

/** The person a visitor talks with, as shown to them. */
export const assigneeSchema = v.object({
  id: idSchema,
  name: v.string(),
  team: v.nullable(v.string()),
  /** Missing: their initial is shown. */
  picture: v.optional(pictureSourceSchema),
});
export type Assignee = v.InferOutput<typeof assigneeSchema>;

/** How it was, in the visitor's words: the CSAT of a conversation. */
export const ratingSchema = v.object({
  /** 1 (very bad) to 5 (very good). */
  score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  tags: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40))), v.maxLength(10)),
  comment: v.pipe(v.string(), v.maxLength(2_000)),
});
export type Rating = v.InferOutput<typeof ratingSchema>;

/**
 * A conversation; once it has a number it is the ticket, never a copy (SPEC CV1).
 * Times are ISO 8601 in UTC.
 */
export const conversationSchema = v.object({
  id: idSchema,
  /** The ticket number, from handoff or form submission on. */
  number: v.nullable(v.string()),
  handler: handlerSchema,
  status: conversationStatusSchema,
  locale: localeSchema,
  subject: v.string(),
  categorySlug: v.nullable(slugSchema),
  fields: v.array(answeredFieldSchema),
  createdAt: v.string(),
  updatedAt: v.string(),
  /** When the visitor was promised an answer. */
  promisedAt: v.nullable(v.string()),
  /** Who has it; null unless the handler is `agent`. */
  assignee: v.nullable(assigneeSchema),
  /** Since when it waits for a person; null unless the handler is `queue`. */
  queuedAt: v.nullable(v.string()),
  rating: v.nullable(ratingSchema),
  /** The cursor up to which the visitor has read. */
  readCursor: v.number(),
  /** The cursor up to which an agent has read. */
  seenCursor: v.number(),
  /** Where it stands with the task that was handed in; missing: it is no task's. */
  task: v.optional(taskRunSchema),
  /** When all that was said was erased; missing: it was not. */
  erasedAt: v.optional(v.string()),
});
export type Conversation = v.InferOutput<typeof conversationSchema>;
