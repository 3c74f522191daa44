import * as v from "valibot";
import { articleIdSchema, slugSchema } from "./article.ts";
import { idSchema } from "./id-schema.ts";
import { richTextSchema } from "./rich-text-schema.ts";

export const attachmentSchema = v.object({
  fileId: idSchema,
  name: v.string(),
  /** Media type by magic bytes, not by what was claimed. */
  type: v.string(),
  bytes: v.number(),
});
export type Attachment = v.InferOutput<typeof attachmentSchema>;

const citationSchema = v.object({ articleId: articleIdSchema, title: v.string() });
export type Citation = v.InferOutput<typeof citationSchema>;

export const offerReasonSchema = v.picklist([
  "negative_feeling",
  "person_first",
  "repeated_question",
  "low_confidence",
]);

/** What the bot decided, beside the words it says (SPEC BT1-BT7). */
export const botTurnSchema = v.object({
  kind: v.picklist(["answer", "clarify", "unknown", "smalltalk", "person_requested"]),
  /** The articles an answer stands on; the topic of the follow-ups. */
  citations: v.array(citationSchema),
  /** The articles to choose from when two answers are close; beside an answer, what else may have been meant. */
  choices: v.array(citationSchema),
  /** 0-1. */
  confidence: v.number(),
  /** Show the way to a person first. */
  offerPerson: v.boolean(),
  /** Why a person is offered; missing where none is, or where one was asked for (SPEC BT6). */
  offerReason: v.optional(offerReasonSchema),
  /** What the talk has told so far of order, amount and account, as it was written. */
  slots: v.optional(
    v.object({
      order: v.optional(v.string()),
      amount: v.optional(v.string()),
      account: v.optional(v.string()),
    }),
  ),
  /** Guides and tasks that settle it, the best first; missing where none does (SPEC BT13). */
  offers: v.optional(
    v.array(v.object({ kind: v.picklist(["guide", "task"]), slug: slugSchema, title: v.string() })),
  ),
  /** The words are a language model's, written from the cited articles and checked against them (SPEC LM2). */
  isWritten: v.optional(v.literal(true)),
});
export type BotTurn = v.InferOutput<typeof botTurnSchema>;

export const messageSchema = v.object({
  id: idSchema,
  conversationId: idSchema,
  author: v.picklist(["visitor", "bot", "agent", "system"]),
  /** The agent's name as shown to visitors. */
  authorName: v.nullable(v.string()),
  body: richTextSchema,
  attachments: v.array(attachmentSchema),
  turn: v.nullable(botTurnSchema),
  /** Whether the visitor said that this answer helped. */
  helped: v.nullable(v.boolean()),
  /** Place in the site's log; orders the messages of a conversation. */
  cursor: v.number(),
  /** ISO 8601 in UTC. */
  createdAt: v.string(),
});
export type Message = v.InferOutput<typeof messageSchema>;
