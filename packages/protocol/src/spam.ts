import * as v from "valibot";

/*
 * What looks like spam (SPEC SP1-SP4). Agents are told; nothing is refused, hidden or lost for it,
 * because the next one that looks so may be a person in need.
 */

/** Why something looks like spam. */
export const spamSignSchema = v.picklist(["links", "repeated", "fast", "blocked_word"]);
export type SpamSign = v.InferOutput<typeof spamSignSchema>;

export const suspicionSchema = v.object({
  /** Points of all signs together. */
  score: v.pipe(v.number(), v.integer(), v.minValue(1)),
  signs: v.pipe(v.array(spamSignSchema), v.nonEmpty()),
});
export type Suspicion = v.InferOutput<typeof suspicionSchema>;

export const spamSettingsSchema = v.object({
  /** From how many points on agents are told; null: never. */
  threshold: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
  /** Words and phrases that are worth five points each, in any case and width. */
  blockedWords: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))),
    v.maxLength(200),
  ),
});
export type SpamSettings = v.InferOutput<typeof spamSettingsSchema>;

/** What holds for a site that set nothing. */
export const usualSpamSettings: SpamSettings = { threshold: 5, blockedWords: [] };
