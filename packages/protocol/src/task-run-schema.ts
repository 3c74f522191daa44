import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { wellFormedText } from "./well-formed-text.ts";

/*
 * A run is a task that was handed in: a conversation with a number whose `task` says where it stands
 * (SPEC TK4-TK8).
 */

const states = ["submitted", "running", "done", "refused", "failed", "undone"] as const;
export const taskStateSchema = v.picklist(states);
export type TaskState = v.InferOutput<typeof taskStateSchema>;

const runText = v.pipe(v.string(), v.maxLength(2_000), wellFormedText);
/** In hundredths. */
const progress = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

export const taskRunSchema = v.object({
  slug: slugSchema,
  title: v.string(),
  state: taskStateSchema,
  /** 2: who was refused has asked once more. */
  instance: v.picklist([1, 2]),
  /** What it is about, as it was answered; null where the task has no such field, or it was erased. */
  case: v.nullable(v.string()),
  /** The last word on it, as plain text; "" before there is one. */
  text: runText,
  progress: v.nullable(progress),
  /** Until when what is done can be taken back, ISO 8601 in UTC; null: it cannot, or is not done. */
  undoUntil: v.nullable(v.string()),
  /** It was refused, and others will look at it if they are asked. */
  mayAppeal: v.boolean(),
});
export type TaskRun = v.InferOutput<typeof taskRunSchema>;

const decided = v.picklist(["running", "done", "refused", "failed"]);

/** What an agent says of a run. */
export const decideTaskSchema = v.object({
  state: decided,
  text: runText,
  progress: v.optional(progress),
});
export type DecideTask = v.InferOutput<typeof decideTaskSchema>;

/** What a site's own program says of a run: at once in its answer to the webhook, or later. */
export const taskAnswerSchema = v.object({
  /** Missing: it is at it. */
  state: v.optional(decided),
  text: v.optional(runText),
  progress: v.optional(progress),
  /** Which one it answers; missing: the one at hand. */
  instance: v.optional(v.picklist([1, 2])),
});
export type TaskAnswer = v.InferOutput<typeof taskAnswerSchema>;
