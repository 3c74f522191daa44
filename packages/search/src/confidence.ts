import { analyse } from "./analyse.ts";
import type { SearchHit } from "./search.ts";

export type Confidence = {
  /** Probability that the first hit answers, 0 to 1. */
  readonly confidence: number;
  /** Probability that the question is about what the articles are about at all, 0 to 1. */
  readonly familiarity: number;
};

/** Features above this many telling terms count as this many. */
const MANY = 8;

/**
 * How far the hits of a whole question can be trusted. Two logistics over score, coverage, margin to
 * the second hit, and how much was asked, fitted on the held-out and out-of-scope questions of
 * bench/decide.ts in both languages together.
 */
export function confidenceOf(query: string, hits: readonly SearchHit[]): Confidence {
  const [first, second] = hits;
  if (!first) return { confidence: 0, familiarity: 0 };
  const { score, coverage } = first;
  const margin = 1 - (second?.score ?? 0) / score;
  const asked = Math.min(MANY, analyse(`${query} `).filter((term) => !term.stop).length) / MANY;
  return {
    confidence: logistic(8.2 * score + 0.3 * coverage + 5 * margin + 4 * asked - 6.2),
    familiarity: logistic(21.7 * score + 4.1 * coverage - 1.8 * margin + 7.5 * asked - 10.4),
  };
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
