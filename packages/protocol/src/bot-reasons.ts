import * as v from "valibot";
import { localeSchema } from "./locale.ts";
import { botTurnSchema } from "./message.ts";

/** Why the bot answered so: its decision made anew, from the talk until then and what is published now. */
export const botReasonsSchema = v.object({
  kind: botTurnSchema.entries.kind,
  /** Whose articles were looked through: the visitor may have changed the language. */
  locale: localeSchema,
  /** What was asked. */
  asked: v.string(),
  /** What was searched for; differs in a follow-up. */
  searched: v.string(),
  /** Probability that the question is about what the articles are about at all, 0 to 1. */
  familiarity: v.number(),
  /** Probability that the first article answers it, 0 to 1. */
  confidence: v.number(),
  /** What was weighed, best first. */
  hits: v.array(
    v.object({
      slug: v.string(),
      title: v.string(),
      /** That it answers if any does, 0 to 1. */
      probability: v.number(),
    }),
  ),
  /** The guides and tasks offered with it, and why: one settles the article that answers, or fits by itself. */
  offers: v.optional(
    v.array(
      v.object({
        kind: v.picklist(["guide", "task"]),
        title: v.string(),
        why: v.picklist(["settles", "fits"]),
      }),
    ),
  ),
  /** The title of the article that a follow-up was read against, and what it asks of it. */
  topic: v.optional(v.string()),
  aspect: v.optional(v.picklist(["time", "cost", "conditions", "failure", "steps"])),
  /** The questions that one message was read as. */
  parts: v.optional(v.array(v.string())),
  /** Whether the answer given then is the one that would be given now. */
  isSame: v.boolean(),
});
export type BotReasons = v.InferOutput<typeof botReasonsSchema>;
