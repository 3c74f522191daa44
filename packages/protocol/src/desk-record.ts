import * as v from "valibot";
import { followedGuideSchema } from "./guide-schema.ts";
import { idSchema } from "./id-schema.ts";
import { requesterSchema } from "./identity.ts";
import { seenShopSchema } from "./order-schema.ts";
import { prioritySchema } from "./priority.ts";
import { promiseKindSchema } from "./reply-targets.ts";
import { richTextSchema } from "./rich-text-schema.ts";
import { suspicionSchema } from "./spam.ts";

/*
 * What agents alone know of a conversation. It follows from `desk.*` events as the conversation
 * follows from the others; visitors get neither (SPEC HO7).
 */

const capsuleKinds = [
  "page",
  "locale",
  "device",
  "searched",
  "read",
  "tried",
  "draft",
  "error",
  "order",
  "product",
  "amount",
  "account",
] as const;

/** One thing the visitor did or has; they see each before it goes, and can strike it out. */
export const capsuleLineSchema = v.object({
  kind: v.picklist(capsuleKinds),
  text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_000)),
});
export type CapsuleLine = v.InferOutput<typeof capsuleLineSchema>;

/** The context capsule: what went before a handoff, less what was struck out (SPEC HO6). */
export const capsuleSchema = v.pipe(v.array(capsuleLineSchema), v.maxLength(60));

export const noteSchema = v.object({
  id: idSchema,
  agentId: idSchema,
  agentName: v.string(),
  body: richTextSchema,
  /** The agents it mentions. */
  mentions: v.array(idSchema),
  createdAt: v.string(),
});
export type Note = v.InferOutput<typeof noteSchema>;

/** A site's own fields of a conversation, such as `orderValue`, by name. */
export const deskFieldsSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/)),
  v.pipe(v.string(), v.maxLength(500)),
);

export const deskRecordSchema = v.object({
  conversationId: idSchema,
  priority: prioritySchema,
  tags: v.array(v.string()),
  /** The team it was passed on to; null: the one its category leads to. */
  teamId: v.nullable(idSchema),
  /** A site's own fields, by name. */
  fields: deskFieldsSchema,
  isSpam: v.boolean(),
  /** Why it looks like spam; null: it does not, or an agent says that it is none (SPEC SP1). */
  suspicion: v.nullable(suspicionSchema),
  /** The conversation that goes on in its place. */
  mergedInto: v.nullable(idSchema),
  /** The conversations it goes on for. */
  mergedFrom: v.array(idSchema),
  /** The promises that are near their end, and those that were broken (SPEC SL4). */
  warned: v.array(promiseKindSchema),
  breached: v.array(promiseKindSchema),
  /** Who asks, from the moment they ask for a person; null: anonymous, and nothing is said of them. */
  requester: v.nullable(requesterSchema),
  capsule: v.array(capsuleLineSchema),
  /** The order, product or cart that came with it; missing: none did. */
  shop: v.optional(seenShopSchema),
  /** The guide that led here, with its path and what was measured; null: none. */
  guide: v.nullable(followedGuideSchema),
  notes: v.array(noteSchema),
  /** The last desk event it holds; 0 before the first. */
  cursor: v.number(),
});
export type DeskRecord = v.InferOutput<typeof deskRecordSchema>;
