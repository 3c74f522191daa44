import * as v from "valibot";
import { ratingSchema } from "./conversation.ts";
import { capsuleSchema } from "./desk-record.ts";
import { articleIdSchema, slugSchema } from "./article.ts";
import { isEmail } from "./form.ts";
import { fieldIdSchema, fieldKeySchema } from "./form-schema.ts";
import { followedGuideSchema } from "./guide-schema.ts";
import { idSchema } from "./id-schema.ts";
import { attributesSchema } from "./identity.ts";
import { localeSchema } from "./locale.ts";
import { orderTokenSchema, sentShopSchema } from "./order-schema.ts";
import { codeProofSchema } from "./task-check-schema.ts";
import { wellFormedText } from "./well-formed-text.ts";

/*
 * Every write of a visitor is one of these, and leaves the widget through the outbox (SPEC OB1).
 * Its ids are made in the widget; the server answers a repeated idempotency key with what it answered first.
 */

const messageText = v.pipe(v.string(), v.maxLength(10_000), wellFormedText);
const fileIds = v.pipe(v.array(idSchema), v.maxLength(10));

const fieldValue = v.union([v.pipe(v.string(), v.maxLength(10_000)), fileIds]);

/** Where the visitor is and what they did, for whoever answers. */
export const contextSchema = v.object({
  /** The host page's address without query and fragment. */
  page: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  searched: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(20))),
  read: v.optional(v.pipe(v.array(articleIdSchema), v.maxLength(50))),
  /** The guide that led here, or that they were in last: agents are told (SPEC GD5). */
  guide: v.optional(followedGuideSchema),
});
export type Context = v.InferOutput<typeof contextSchema>;

/** Says something; the first message of an unknown conversation starts it, with the bot as its handler. */
export const sendMessageSchema = v.object({
  type: v.literal("message.send"),
  conversationId: idSchema,
  messageId: idSchema,
  locale: localeSchema,
  text: messageText,
  attachments: fileIds,
  /** The article picked among a clarifying answer's choices. */
  choice: v.optional(articleIdSchema),
  categorySlug: v.optional(slugSchema),
  context: v.optional(contextSchema),
  /** The order or product it is about (SPEC OC3). */
  shop: v.optional(sentShopSchema),
});

/** Files a ticket. With the id of a talk, the talk becomes the ticket. */
export const submitTicketSchema = v.object({
  type: v.literal("ticket.submit"),
  conversationId: idSchema,
  messageId: idSchema,
  locale: localeSchema,
  formSlug: slugSchema,
  categorySlug: v.optional(slugSchema),
  subject: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200), wellFormedText),
  description: messageText,
  email: v.optional(v.pipe(v.string(), v.trim(), v.check(isEmail))),
  fields: v.record(fieldIdSchema, fieldValue),
  attachments: fileIds,
  context: v.optional(contextSchema),
  shop: v.optional(sentShopSchema),
});

/** Hands a task in (SPEC TK4): a conversation with a number. With the id of a talk, the talk becomes it. */
export const submitTaskSchema = v.object({
  type: v.literal("task.submit"),
  conversationId: idSchema,
  messageId: idSchema,
  locale: localeSchema,
  taskSlug: slugSchema,
  /** By field id, in a group `items.0.title`; files and voice hold file ids. */
  fields: v.record(fieldKeySchema, fieldValue),
  attachments: fileIds,
  /** That the code was right, of a task that asks for one. */
  codeProof: v.optional(codeProofSchema),
  orderToken: v.optional(orderTokenSchema),
  context: v.optional(contextSchema),
});

/** Takes back what was handed in, while `canUndoTask` (SPEC TK6). */
export const undoTaskSchema = v.object({
  type: v.literal("task.undo"),
  conversationId: idSchema,
});

/** Asks others to look at what was refused, once (SPEC TK7). */
export const appealTaskSchema = v.object({
  type: v.literal("task.appeal"),
  conversationId: idSchema,
  messageId: idSchema,
  /** Why it should be decided otherwise. */
  text: messageText,
  attachments: fileIds,
});

const notHelpedReasons = ["wrong_topic", "unclear", "outdated", "did_not_work", "other"] as const;

/** "Did this help?" of an article. */
export const rateArticleSchema = v.object({
  type: v.literal("article.rate"),
  articleId: articleIdSchema,
  locale: localeSchema,
  helped: v.boolean(),
  reason: v.optional(v.picklist(notHelpedReasons)),
  comment: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  /** What was searched before it was opened. */
  query: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export type NotHelpedReason = (typeof notHelpedReasons)[number];

/** "Did this help?" of one bot answer. */
export const rateAnswerSchema = v.object({
  type: v.literal("answer.rate"),
  conversationId: idSchema,
  messageId: idSchema,
  helped: v.boolean(),
});

/**
 * Asks for a person (SPEC HO1): the talk waits in the queue, has its number, and the bot is silent.
 * Of an unknown conversation it is the beginning.
 */
export const requestHandoffSchema = v.object({
  type: v.literal("handoff.request"),
  conversationId: idSchema,
  locale: localeSchema,
  categorySlug: v.optional(slugSchema),
  /** What the visitor let pass: lines struck out never leave the page. */
  capsule: capsuleSchema,
  shop: v.optional(sentShopSchema),
  /** The guide they followed, less what they struck out. */
  context: v.optional(v.pick(contextSchema, ["guide"])),
});

/** How it was: CSAT, given once it is resolved; a later one replaces it (SPEC HO8). */
export const rateConversationSchema = v.object({
  type: v.literal("conversation.rate"),
  conversationId: idSchema,
  rating: ratingSchema,
});

/** Whether what an agent took for solved is (SPEC CF1): yes closes it, no opens it again. */
export const confirmConversationSchema = v.object({
  type: v.literal("conversation.confirm"),
  conversationId: idSchema,
  solved: v.boolean(),
});

/**
 * What the page says of the visitor, whole: it replaces what was said before. Agents see it as
 * unverified, and it is used for nothing else (SPEC ID7).
 */
export const setAttributesSchema = v.object({
  type: v.literal("visitor.set_attributes"),
  attributes: attributesSchema,
});

/**
 * Erases what this visitor said, wrote and was: of one conversation, or of all they may read, with what
 * is known of them (SPEC PR3). There is no way back.
 */
export const eraseVisitorSchema = v.object({
  type: v.literal("visitor.erase"),
  conversationId: v.optional(idSchema),
});

/** Sends an attachment; its bytes travel beside the command. */
export const uploadFileSchema = v.object({
  type: v.literal("file.upload"),
  fileId: idSchema,
  /** The conversation it waits for: what stands behind it in the queue must not overtake it. */
  conversationId: idSchema,
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
});

export const commandSchema = v.variant("type", [
  sendMessageSchema,
  submitTicketSchema,
  submitTaskSchema,
  undoTaskSchema,
  appealTaskSchema,
  rateArticleSchema,
  rateAnswerSchema,
  requestHandoffSchema,
  rateConversationSchema,
  confirmConversationSchema,
  setAttributesSchema,
  eraseVisitorSchema,
  uploadFileSchema,
]);

export type SendMessage = v.InferOutput<typeof sendMessageSchema>;
export type SubmitTicket = v.InferOutput<typeof submitTicketSchema>;
export type SubmitTask = v.InferOutput<typeof submitTaskSchema>;
export type UndoTask = v.InferOutput<typeof undoTaskSchema>;
export type AppealTask = v.InferOutput<typeof appealTaskSchema>;
export type RateArticle = v.InferOutput<typeof rateArticleSchema>;
export type RateAnswer = v.InferOutput<typeof rateAnswerSchema>;
export type RequestHandoff = v.InferOutput<typeof requestHandoffSchema>;
export type RateConversation = v.InferOutput<typeof rateConversationSchema>;
export type ConfirmConversation = v.InferOutput<typeof confirmConversationSchema>;
export type SetAttributes = v.InferOutput<typeof setAttributesSchema>;
export type EraseVisitor = v.InferOutput<typeof eraseVisitorSchema>;
export type UploadFile = v.InferOutput<typeof uploadFileSchema>;
export type Command = v.InferOutput<typeof commandSchema>;
