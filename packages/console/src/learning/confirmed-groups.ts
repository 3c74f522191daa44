import type { ConfirmedQuestion } from "@helpbuoy/protocol";

export type ConfirmedGroup = { slug: string; questions: ConfirmedQuestion[] };

/** By the article they ask for; the article that was taught last stands first. */
export function groupConfirmed(questions: readonly ConfirmedQuestion[]): ConfirmedGroup[] {
  const groups = new Map<string, ConfirmedQuestion[]>();
  const newestFirst = questions.toSorted((a, b) =>
    a.origin === b.origin
      ? b.confirmedAt.localeCompare(a.confirmedAt)
      : a.origin === "agent"
        ? -1
        : 1,
  );
  for (const one of newestFirst) groups.set(one.slug, [...(groups.get(one.slug) ?? []), one]);
  return [...groups].map(([slug, list]) => ({ slug, questions: list }));
}
