import type { GuideStep, WrittenStep } from "./guide-schema.ts";

/*
 * The rules of a guide, the same in the page, in the console's picture of it and on the server.
 */

/** What leads from a step to another: what the visitor answers, or what a probe finds. */
export type GuideAnswer = "next" | "yes" | "no" | "passed" | "failed" | `option-${number}`;

export type GuideBranch = { answer: GuideAnswer; to: string };

/** A step as it is kept, or as it is written. */
type AnyStep = GuideStep | WrittenStep;

/** The ways out of a step, in the order they are shown; none: it is an end. */
export function branchesOf(step: AnyStep): GuideBranch[] {
  switch (step.kind) {
    case "show":
      return [{ answer: "next", to: step.next }];
    case "check":
      return [
        { answer: "yes", to: step.yes },
        { answer: "no", to: step.no },
      ];
    case "choice":
      return step.options.map(({ next }, at) => ({ answer: `option-${at}`, to: next }));
    case "probe":
      return [
        { answer: "passed", to: step.passed },
        { answer: "failed", to: step.failed },
      ];
    case "end":
      return [];
    default:
      return step satisfies never;
  }
}

export type GuideProblem =
  /** Two steps of one id. */
  | "step_twice"
  /** A branch that leads to no step. */
  | "no_such_step"
  /** Nothing leads to it. */
  | "unreachable"
  /** No way from here comes to an end: one goes round in a circle. */
  | "never_ends"
  /** A guide that cannot end solved settles nothing. */
  | "never_solved"
  /** An end with a task names none. */
  | "no_task";

/** What is wrong with a guide, and at which step (its place in `steps`). */
export function guideProblems({
  steps,
}: {
  steps: readonly AnyStep[];
}): { at: number; problem: GuideProblem }[] {
  // Of two of one id the first counts.
  const places = new Map<string, number>();
  for (const [at, { id }] of steps.entries()) if (!places.has(id)) places.set(id, at);
  const found: { at: number; problem: GuideProblem }[] = [];
  const to = steps.map((step) => branchesOf(step).flatMap((branch) => places.get(branch.to) ?? []));
  const reached = reach([0], (at) => to[at] ?? []);
  const from = steps.map((_, at) => to.flatMap((targets, i) => (targets.includes(at) ? [i] : [])));
  const ends = steps.flatMap((step, at) => (step.kind === "end" ? [at] : []));
  const ending = reach(ends, (at) => from[at] ?? []);
  for (const [at, step] of steps.entries()) {
    const say = (problem: GuideProblem) => found.push({ at, problem });
    if (places.get(step.id) !== at) say("step_twice");
    if (branchesOf(step).some((branch) => !places.has(branch.to))) say("no_such_step");
    if (!reached.has(at)) say("unreachable");
    if (!ending.has(at)) say("never_ends");
    if (step.kind === "end" && step.outcome === "task" && !step.task) say("no_task");
  }
  const settles = ends.some((at) => {
    const step = steps[at];
    return reached.has(at) && step?.kind === "end" && /solved|task/.test(step.outcome);
  });
  if (!settles) found.push({ at: 0, problem: "never_solved" });
  return found;
}

function reach(begin: readonly number[], next: (at: number) => readonly number[]): Set<number> {
  const seen = new Set(begin);
  for (const at of seen) for (const other of next(at)) seen.add(other);
  return seen;
}
