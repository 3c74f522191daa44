/** What tells whether a question is about what the articles are about. */
export type Signals = {
  /** The first article's share of all the evidence there could be, and that evidence itself. */
  readonly evidence: number;
  readonly told: number;
  /** The share of what the question tells that any article knows, 0 to 1. */
  readonly known: number;
  /** How many of the question's telling words stand in the first article. */
  readonly words: number;
  /** The share of the telling words that are written between spaces: their parts tell by chance. */
  readonly spaced: number;
};

/** More words than this tell nothing more. */
const ENOUGH = 2;

/** The signals as the logistic below weighs them. */
export const weighable = ({ evidence, told, known, words, spaced }: Signals): number[] => [
  evidence,
  told,
  known,
  Math.min(words, ENOUGH),
  spaced,
];

// Fitted by bench/fit.ts on held-out and out-of-scope questions of both languages together.
const WEIGHTS = [6.1, 1.2, 4.6, 1.1, -1.7];
const BIAS = -10.1;

/** Probability that a question is ours to answer, 0 to 1. */
export function familiarityOf(signals: Signals): number {
  if (!signals.words) return 0;
  const values = weighable(signals);
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * (values[at] as number), BIAS);
  return 1 / (1 + Math.exp(-sum));
}
