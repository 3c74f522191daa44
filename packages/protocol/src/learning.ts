import * as v from "valibot";

/** A question that found no answer, or none that helped. */
export const missedQuestionSchema = v.object({
  /** As it was asked, in lower case. */
  text: v.string(),
  /** How often in all. */
  count: v.number(),
  /** How often an answer to it was said not to have helped. */
  notHelped: v.number(),
  /** How often the visitor had to ask again in other words. */
  askedAgain: v.number(),
  /** How often somebody searched for it and then asked a person. */
  searched: v.number(),
  /** ISO 8601 in UTC. */
  lastAt: v.string(),
});
export type MissedQuestion = v.InferOutput<typeof missedQuestionSchema>;

/** Questions that ask the same, most asked first. */
export const missedTopicSchema = v.object({
  count: v.number(),
  questions: v.array(missedQuestionSchema),
  /** Articles that stand near, and so may answer once they know the question. */
  near: v.array(v.object({ slug: v.string(), title: v.string() })),
});
export type MissedTopic = v.InferOutput<typeof missedTopicSchema>;

/** A question that somebody confirmed as asking for an article. */
export const confirmedQuestionSchema = v.object({
  text: v.string(),
  slug: v.string(),
  /** Brought by an import, or confirmed in the console. */
  origin: v.picklist(["import", "agent"]),
  /** ISO 8601 in UTC. */
  confirmedAt: v.string(),
});
export type ConfirmedQuestion = v.InferOutput<typeof confirmedQuestionSchema>;
