import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import type { PendingAnswersService } from "./pending-answers.service.ts";

const ROUND = 5_000; // ms between two looks

/** Gives overdue answers for as long as the server runs. Returns its undo. */
export function startPendingAnswers(
  { clock, logger }: Deps,
  pendingAnswers: PendingAnswersService,
): () => void {
  let undo = () => {};
  let isOver = false;
  async function round(): Promise<void> {
    await pendingAnswers.giveOverdue().catch((error: unknown) => {
      if (!isOver) logger.error(errorFields(error), "overdue answers failed; they are tried again");
    });
    if (!isOver) undo = clock.after(ROUND, () => void round());
  }
  undo = clock.after(ROUND, () => void round());
  return () => {
    isOver = true;
    undo();
    pendingAnswers.end();
  };
}
