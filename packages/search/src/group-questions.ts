import { analyse } from "./analyse.ts";
import { stem } from "./stem.ts";

/** From this cosine on, a question joins a group: less puts different things together more often than not. */
const ALIKE = 0.26;
/** What an article counts that stands near the question, against a word. */
const NEAR = 0.6;

export type CountedQuestion = {
  readonly text: string;
  readonly count: number;
  /** Articles that stand near it and do not answer it: what it is about. */
  readonly near?: readonly string[];
};

/**
 * Puts questions that ask the same together: each joins the group whose centre it is nearest to, the most
 * asked ones first, so that the same questions make the same groups.
 * @returns groups by how often they were asked, each with its most asked question first
 */
export function groupQuestions<Question extends CountedQuestion>(
  questions: readonly Question[],
): Question[][] {
  const sorted = [...questions].sort(byCount);
  const vectors = weigh(sorted.map(termsOf));
  const groups: { members: Question[]; centre: Map<string, number>; length: number }[] = [];
  sorted.forEach((question, at) => {
    const vector = vectors[at] as Map<string, number>;
    let best: (typeof groups)[number] | undefined;
    let nearest = ALIKE;
    for (const group of groups) {
      // The cosine: the question's own vector has the length 1.
      const near = product(vector, group.centre) / group.length;
      if (near >= nearest) [best, nearest] = [group, near];
    }
    if (!best) groups.push((best = { members: [], centre: new Map(), length: 0 }));
    best.members.push(question);
    for (const [term, weight] of vector) {
      best.centre.set(term, (best.centre.get(term) ?? 0) + weight);
    }
    best.length = Math.hypot(...best.centre.values()) || 1;
  });
  const total = (members: readonly Question[]) =>
    members.reduce((sum, { count }) => sum + count, 0);
  return groups
    .map(({ members }) => members)
    .sort((a, b) => total(b) - total(a) || byText(a[0], b[0]));
}

const byText = (a?: CountedQuestion, b?: CountedQuestion): number =>
  (a?.text ?? "") < (b?.text ?? "") ? -1 : 1;
const byCount = (a: CountedQuestion, b: CountedQuestion): number =>
  b.count - a.count || byText(a, b);

function termsOf({ text, near = [] }: CountedQuestion): Map<string, number> {
  const terms = new Map<string, number>();
  for (const { text: word, stop, gram } of analyse(`${text} `)) {
    if (!stop) terms.set(gram ? word : stem(word), 1);
  }
  for (const id of near) terms.set(`@${id}`, NEAR);
  return terms;
}

/** Rare words tell more; every vector has the length 1. */
function weigh(all: readonly Map<string, number>[]): Map<string, number>[] {
  const holding = new Map<string, number>();
  for (const terms of all) {
    for (const term of terms.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  }
  return all.map((terms) => {
    const weighed = [...terms].map(
      ([term, weight]) =>
        [term, weight * Math.log(1 + all.length / (holding.get(term) ?? 1))] as const,
    );
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([term, weight]) => [term, weight / length]));
  });
}

function product(vector: Map<string, number>, centre: Map<string, number>): number {
  let sum = 0;
  for (const [term, weight] of vector) sum += weight * (centre.get(term) ?? 0);
  return sum;
}
