import { ALIKE, wordSimilarity } from "./word-similarity.ts";
import type { Query, WeightedTerm } from "./query.ts";

// What makes a line fit; they add up to 1. Half of what people type as they search begins a title.
const COVERAGE = 0.47;
const LENGTH = 0.08;
const ORDER = 0.06;
const START = 0.39;
/** A half-typed last word that begins a word; a whole word that happens to; one character of two. */
const BEGUN = 0.98;
const WITHIN = 0.2;
const HALF = 0.4;
/** A text that begins with the query but for one slip, if the query is not there letter by letter. */
const SLIPPED = 0.7;
const FULL = 0.97;
const HEAD = 8;

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
  const starts = text.startsWith(whole)
    ? 1
    : terms.length > 1 && coverage < FULL && beginsAlike(text, whole)
      ? SLIPPED
      : 0;
  const share = (whole.length + 1) / text.length;
  return { score: fitOf(coverage, share, pairs ? order / pairs : coverage, starts), coverage };
}

/**
 * How well a query fits a text, 0 to 1.
 * @param share its length of the text's
 * @param starts how far the text begins with it, 0 to 1
 */
export const fitOf = (coverage: number, share: number, order: number, starts: number): number =>
  COVERAGE * coverage + LENGTH * Math.min(1, share) + ORDER * order + START * starts;

/** Whether a text begins with what was typed but for one slip; of words alone `findAlike` knows. */
function beginsAlike(text: string, whole: string): boolean {
  let at = 1;
  while (text[at] === whole[at]) at++;
  // With next to no rest after the slip, a long head tells as much.
  if (whole.length - at < 3) return at >= HEAD;
  // From there on the rest is the same: substituted, inserted, left out, or two swapped.
  const goesOn = (typed: number, written: number) =>
    text.startsWith(whole.slice(at + typed), at + written);
  return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1) || goesOn(2, 2);
}

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
  return word.length > 2 ? findAlike(text, word, open) : [at, 0];
}

// The word most like one, if any is like enough.
function findAlike(text: string, word: string, open: boolean): Found {
  let found: Found = [-1, 0];
  for (let from = 1, end; (end = text.indexOf(" ", from)) > 0; from = end + 1) {
    // One slip leaves the first letter or the second where it was, or swaps them.
    if (text[from] !== word[0] && text[from + 1] !== word[1] && text[from + 1] !== word[0])
      continue;
    const other = text.slice(from, end);
    // A half-typed word is compared with as much of the other as was typed, too.
    const alike = Math.max(
      wordSimilarity(word, other),
      open ? wordSimilarity(word, other.slice(0, word.length)) * BEGUN : 0,
    );
    if (alike > Math.max(ALIKE, found[1])) found = [from, alike];
  }
  return found;
}
