import {
  articleHitSchema,
  conversationSchema,
  eventSchema,
  messageSchema,
  searchHitSchema,
} from "@helpbuoy/protocol";
import * as v from "valibot";

/** What routes answer beside the protocol's own entities. */
export const snapshotSchema = v.object({
  conversation: conversationSchema,
  messages: v.array(messageSchema),
  cursor: v.number(),
});

export const conversationsSchema = v.object({ conversations: v.array(snapshotSchema) });

export const commandResultSchema = v.object({
  events: v.array(eventSchema),
  /** Of a filed ticket only. */
  lookupCode: v.optional(v.string()),
});

export const visitorSessionSchema = v.object({ token: v.string(), expiresAt: v.string() });

export const searchAnswerSchema = v.object({ hits: v.array(searchHitSchema) });
export const articlesAnswerSchema = v.object({ hits: v.array(articleHitSchema) });

export const signInAnswerSchema = v.object({
  token: v.string(),
  agent: v.object({ id: v.string(), name: v.string(), email: v.string() }),
});
