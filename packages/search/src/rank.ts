import { ALIKE, wordSimilarity } from "./word-similarity.ts";
import type { Query, WeightedTerm } from "./query.ts";

// What makes a line fit; they add up to 1. Half of what people type as they search begins a title.
const COVERAGE = 0.36;
const LENGTH = 0.1;
const ORDER = 0.14;
const START = 0.4;
/** A half-typed last word that begins a word; a whole word that happens to; one character of two. */
const BEGUN = 0.98;
const WITHIN = 0.2;
const HALF = 0.33;

export type LineRank = { readonly score: number; readonly coverage: number };

/** Scores a line on its real text, 0 to 1: the postings only promised what hashes can. */
export function rankLine(text: string, { terms, text: whole }: Query): LineRank {
  let told = 0;
  let sum = 0;
  let order = 0;
  let pairs = 0;
  let lastWeight = 0;
  let lastAt = -1;
  let lastEnd = -1;
  for (const term of terms) {
    const { weight } = term;
    const [at, match] = findTerm(text, term);
    sum += weight;
    told += weight * match;
    if (lastWeight > 0) {
      pairs += weight + lastWeight;
      if (at >= 0 && lastAt >= 0 && at >= lastAt)
        order += (weight + lastWeight) * (at <= lastEnd + 1 ? 1 : 0.5);
    }
    lastWeight = weight;
    lastAt = at;
    lastEnd = at + term.text.length;
  }
  const coverage = sum ? told / sum : 0;
  const score = fitOf({
    coverage,
    order: pairs ? order / pairs : coverage,
    length: whole.length + 1,
    of: text.length,
    starts: text.startsWith(whole),
  });
  return { score, coverage };
}

/** How well a query of `length` units fits a text, 0 to 1. */
export const fitOf = (line: {
  coverage: number;
  order: number;
  length: number;
  of: number;
  starts: boolean;
}): number =>
  COVERAGE * line.coverage +
  LENGTH * Math.min(1, line.length / line.of) +
  ORDER * line.order +
  START * (line.starts ? 1 : 0);

type Found = readonly [at: number, match: number];

// Where a term stands in a canonical text (-1: nowhere) and how well it matches there.
function findTerm(text: string, { text: word, gram, open }: WeightedTerm): Found {
  if (gram) {
    const at = text.indexOf(word);
    if (at >= 0) return [at, 1];
    return [at, word.length > 1 ? [...word].filter((one) => text.includes(one)).length * HALF : 0];
  }
  let at = text.indexOf(` ${word} `);
  if (at >= 0) return [at + 1, 1];
  at = word.length > 2 || open ? text.indexOf(` ${word}`) : -1;
  if (at >= 0) return [at + 1, open ? BEGUN : WITHIN];
  return word.length > 3 ? findAlike(text, word, open) : [at, 0];
}

// The word most like one, if any is like enough.
function findAlike(text: string, word: string, open: boolean): Found {
  let found: Found = [-1, 0];
  let from = 0;
  for (const other of text.split(" ")) {
    // A half-typed word is compared with as much of the other as was typed.
    const alike = open
      ? wordSimilarity(word, other.slice(0, word.length)) * BEGUN
      : wordSimilarity(word, other);
    if (alike > Math.max(ALIKE, found[1])) found = [from, alike];
    from += other.length + 1;
  }
  return found;
}
