import type { GuideAnswer, Locale, WrittenGuide, WrittenStep } from "@helpbuoy/protocol";

/* Changes to a guide, as pure functions. What a step is known by stays; visitors are on their way through it. */

export type StepKind = WrittenStep["kind"];
export const stepKinds: readonly StepKind[] = ["show", "check", "choice", "probe", "end"];
export const MOST_STEPS = 100;
export const MOST_OPTIONS = 8;

type Steps = WrittenGuide["steps"];

/** What a new guide begins with: one thing to try, and both ways it may end. */
export function newGuide(key: { locale: Locale; slug: string }): WrittenGuide {
  return {
    ...key,
    title: "",
    categorySlug: "",
    questions: [],
    keywords: [],
    pages: [],
    articles: [],
    steps: [
      { kind: "show", id: "step-1", title: "", text: "", next: "step-2" },
      { kind: "check", id: "step-2", title: "", text: "", yes: "step-3", no: "step-4" },
      { kind: "end", id: "step-3", title: "", text: "", outcome: "solved" },
      { kind: "end", id: "step-4", title: "", text: "", outcome: "person" },
    ],
  };
}

/** The same in another language: its words are to be put into it. What it is found by is asked for anew. */
export function inLanguage(guide: WrittenGuide, locale: Locale): WrittenGuide {
  return { ...guide, locale, questions: [], keywords: [] };
}

/** A step behind all others that leads nowhere yet. */
export function withNewStep(steps: Steps): { steps: Steps; id: string } {
  const taken = new Set(steps.map(({ id }) => id));
  let number = steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  const id = `step-${number}`;
  return { steps: [...steps, { kind: "show", id, title: "", text: "", next: "" }], id };
}

/** Leads a way out of a step elsewhere. */
export function leadTo(step: WrittenStep, answer: GuideAnswer, to: string): WrittenStep {
  switch (step.kind) {
    case "show":
      return { ...step, next: to };
    case "check":
      return answer === "yes" ? { ...step, yes: to } : { ...step, no: to };
    case "probe":
      return answer === "passed" ? { ...step, passed: to } : { ...step, failed: to };
    case "choice": {
      const options = step.options.map((option, at) =>
        answer === `option-${at}` ? { ...option, next: to } : option,
      );
      return { ...step, options };
    }
    default:
      return step;
  }
}

/** Makes a step another kind; where it leads, it goes on leading as far as it has ways out. */
export function ofKind(step: WrittenStep, kind: StepKind): WrittenStep {
  const { id, title, text } = step;
  const said = { id, title, text };
  const [first = "", second = first] = waysOf(step);
  switch (kind) {
    case "show":
      return { kind, ...said, next: first };
    case "check":
      return { kind, ...said, yes: first, no: second };
    case "probe":
      return { kind, ...said, probe: "online", passed: first, failed: second };
    case "choice":
      return {
        kind,
        ...said,
        options: [
          { label: "", next: first },
          { label: "", next: second },
        ],
      };
    case "end":
      return { kind, ...said, outcome: "solved" };
    default:
      return kind satisfies never;
  }
}

function waysOf(step: WrittenStep): string[] {
  switch (step.kind) {
    case "show":
      return [step.next];
    case "check":
      return [step.yes, step.no];
    case "probe":
      return [step.passed, step.failed];
    case "choice":
      return step.options.map(({ next }) => next);
    default:
      return [];
  }
}
