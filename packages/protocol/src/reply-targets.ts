import * as v from "valibot";

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(525_600));
const target = v.object({ firstReply: minutes, resolution: minutes });

/** Within how many open minutes a person answers and solves, by priority (SPEC SL1). */
export const replyTargetsSchema = v.object({
  low: target,
  normal: target,
  high: target,
  urgent: target,
});
export type ReplyTargets = v.InferOutput<typeof replyTargetsSchema>;

/** What is promised to agents' leads: the first answer, or the solution. */
export const promiseKindSchema = v.picklist(["first_reply", "resolution"]);
export type PromiseKind = v.InferOutput<typeof promiseKindSchema>;
