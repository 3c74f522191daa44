import {
  branchesOf,
  guideProblems,
  type GuideAnswer,
  type GuideProblem,
  type WrittenStep,
} from "@helpbuoy/protocol";
import type { Console } from "../console-context.ts";

type Translate = Console["t"];

/** What a way out of a step is called. */
export function answerText(step: WrittenStep, answer: GuideAnswer, t: Translate): string {
  if (step.kind !== "choice")
    return t(`answer_${answer as "next" | "yes" | "no" | "passed" | "failed"}`);
  const at = Number(answer.slice("option-".length));
  return step.options[at]?.label || t("option_number", { number: at + 1 });
}

/** A step as people speak of it. */
export function stepText(step: WrittenStep, at: number, t: Translate): string {
  return t("step_named", { number: at + 1, title: step.title || t("no_title") });
}

export type GuideFault = {
  /** Its step's place. */
  at: number;
  problem: GuideProblem;
  /** What is wrong and where, as a sentence. */
  text: string;
};

/** Everything that keeps a guide from running, said step by step. */
export function guideFaults(steps: readonly WrittenStep[], t: Translate): GuideFault[] {
  const ids = new Set(steps.map(({ id }) => id));
  return guideProblems({ steps }).flatMap(({ at, problem }): GuideFault[] => {
    const step = steps[at];
    if (!step) return [];
    const name = stepText(step, at, t);
    if (problem !== "no_such_step") {
      return [{ at, problem, text: t(`guide_${problem}`, { step: name }) }];
    }
    return waysToNowhere(step, ids).map((answer) => ({
      at,
      problem,
      text: t("guide_no_such_step", { step: name, answer: answerText(step, answer, t) }),
    }));
  });
}

function waysToNowhere(step: WrittenStep, ids: ReadonlySet<string>): GuideAnswer[] {
  return branchesOf(step)
    .filter(({ to }) => !ids.has(to))
    .map(({ answer }) => answer);
}
