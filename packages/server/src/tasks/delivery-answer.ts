import { taskAnswerSchema, type TaskAnswer } from "@helpbuoy/protocol";
import * as v from "valibot";
import type { Logger } from "../logger.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { DeliveryAnswer } from "../webhooks/webhook-sender.ts";
import type { TaskRunsService } from "./task-runs.service.ts";

const toldSchema = v.object({
  data: v.object({ conversationId: v.string(), instance: v.picklist([1, 2]) }),
});

/**
 * Hears what a program answers when it is told of a task (SPEC TK9): what it says of the run, else that
 * it is at it. What comes too late is nothing to fail for.
 */
export function createDeliveryAnswers({ runs, logger }: { runs: TaskRunsService; logger: Logger }) {
  return async ({ siteKey, type, body, answer }: DeliveryAnswer): Promise<void> => {
    if (type !== "task.submitted" && type !== "task.appealed") return;
    const { conversationId, instance } = v.parse(toldSchema, JSON.parse(body)).data;
    const said = readAnswer(answer);
    if (!said) logger.warn({ site: siteKey, type }, "a program's answer to a task is unreadable");
    try {
      await runs.answer(siteKey, conversationId, { ...said, instance });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      logger.info({ site: siteKey, type, refusal: error.code }, "a program's answer came too late");
    }
  };
}

/** @returns nothing said where nothing was; undefined where it says something else */
function readAnswer(answer: string): TaskAnswer | undefined {
  if (answer.trim() === "") return {};
  try {
    const read = v.safeParse(taskAnswerSchema, JSON.parse(answer));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
