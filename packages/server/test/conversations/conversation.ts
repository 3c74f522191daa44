import { readFileSync } from "node:fs";
import { join } from "node:path";
import { botTurnSchema, localeSchema } from "@helpbuoy/protocol";
import * as v from "valibot";
import { parse } from "yaml";

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (typeof value === "string" ? [value] : value)),
);

/** One turn of a conversation: what the visitor says or picks, and what is expected of the bot. */
const turnSchema = v.strictObject({
  say: v.optional(v.string(), ""),
  /** The slug of the choice picked among those just offered. */
  pick: v.optional(v.string()),
  /** What the bot does. */
  bot: v.optional(botTurnSchema.entries.kind, "answer"),
  /** The slugs of all articles that the answer cites, in order. */
  cites: v.optional(oneOrMore, []),
  /** The answer cites that one of the choices just offered, counted from 1. */
  place: v.optional(v.number()),
  /** Slugs that are among the choices. */
  choices: v.optional(oneOrMore, []),
  /** `guide/<slug>` and `task/<slug>` that are offered, the first of them first. */
  offers: v.optional(oneOrMore, []),
  /** Nothing of the kind is offered. */
  offersNothing: v.optional(v.literal(true)),
  /** Words that the answer holds. */
  holds: v.optional(oneOrMore, []),
  /** The language of the answer, where it is not that of the conversation. */
  language: v.optional(localeSchema),
  /** All that is known by then of order, amount and account. */
  slots: v.optional(v.record(v.string(), v.string())),
  /** Why a person is offered; missing where none is. */
  offer: botTurnSchema.entries.offerReason,
});
export type Turn = v.InferOutput<typeof turnSchema>;

const conversationSchema = v.strictObject({
  name: v.string(),
  /** It is held once the categories it is about offer a person with every answer. */
  personFirst: v.optional(v.boolean(), false),
  turns: v.pipe(v.array(turnSchema), v.minLength(2)),
});
export type Conversation = v.InferOutput<typeof conversationSchema>;

/** The conversations written in a language. */
export function readConversations(locale: "zh-CN" | "en"): Conversation[] {
  const source = readFileSync(join(import.meta.dirname, `${locale}.yaml`), "utf8");
  return v.parse(v.array(conversationSchema), parse(source));
}
