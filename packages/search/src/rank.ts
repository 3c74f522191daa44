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
  let words: string[] | undefined;
  for (const term of terms) {
    const { weight } = term;
    let { at, match } = findTerm(text, term);
    if (at < 0 && !term.gram && term.text.length > 3) {
      words ??= text.split(" ");
      ({ at, match } = findAlike(words, term));
    }
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
  const score =
    COVERAGE * coverage +
    LENGTH * Math.min(1, (whole.length + 1) / text.length) +
    ORDER * (pairs ? order / pairs : coverage) +
    START * (text.startsWith(whole) ? 1 : 0);
  return { score, coverage };
}

// Where a term stands in a canonical text, and how well it matches there.
function findTerm(text: string, term: WeightedTerm): { at: number; match: number } {
  if (term.gram) {
    const at = text.indexOf(term.text);
    if (at >= 0) return { at, match: 1 };
    let match = 0;
    if (term.text.length > 1) for (const one of term.text) if (text.includes(one)) match += HALF;
    return { at, match };
  }
  let at = text.indexOf(` ${term.text} `);
  if (at >= 0) return { at: at + 1, match: 1 };
  at = term.text.length > 2 || term.open ? text.indexOf(` ${term.text}`) : -1;
  if (at >= 0) return { at: at + 1, match: term.open ? BEGUN : WITHIN };
  return { at, match: 0 };
}

// The word most like a term, if any is like enough. `words` begins with an empty one.
function findAlike(words: readonly string[], term: WeightedTerm): { at: number; match: number } {
  let match = ALIKE;
  let at = -1;
  let from = 0;
  for (const word of words) {
    // A half-typed word is compared with as much of the word as was typed.
    const alike = term.open
      ? wordSimilarity(term.text, word.slice(0, term.text.length)) * BEGUN
      : wordSimilarity(term.text, word);
    if (alike > match) {
      match = alike;
      at = from;
    }
    from += word.length + 1;
  }
  return { at, match: at < 0 ? 0 : match };
}
