import type { Token } from "./tokenise.ts";

/** What a posting list stands for. The kind seeds the hash and, in a query, sets the weight. */
export const WORD = 1;
export const TRIGRAM = 2;
export const PAIR = 3;
export const SINGLE = 4;
export const BEGINNING = 5;
export type FeatureKind =
  | typeof WORD
  | typeof TRIGRAM
  | typeof PAIR
  | typeof SINGLE
  | typeof BEGINNING;

/** Lengths, in units of the canonical text, at which a line's beginning is listed. */
const BEGINNINGS = [4, 8, 13, 20];

// Between two offsets, as cutting the text would cost more than hashing it.
function hashOf(text: string, from: number, to: number, seed: FeatureKind): number {
  let hash = seed * 0x9e3779b1;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The highest bit sets beginnings apart; see `bucketOf`.
  return (((hash ^ (hash >>> 15)) << 1) >>> 1) + (seed === BEGINNING ? 2 ** 31 : 0);
}

/**
 * Calls `emit` for everything a token is found by: a word by itself and by its trigrams (two spaces
 * before it, so that one typed letter already finds), a run by its characters and their pairs.
 */
export function eachFeature(
  { text, gram }: Pick<Token, "text" | "gram">,
  emit: (hash: number, kind: FeatureKind) => void,
): void {
  const parts = (whole: string, size: number, kind: FeatureKind) => {
    for (let end = size; end <= whole.length; end++) {
      emit(hashOf(whole, end - size, end, kind), kind);
    }
  };
  if (gram) {
    parts(text, 1, SINGLE);
    parts(text, 2, PAIR);
  } else {
    parts(text, text.length, WORD);
    parts(`  ${text}`, 3, TRIGRAM);
  }
}

/** The same for a canonical text's beginnings: what is typed half is found however common its words. */
export function eachBeginning(text: string, emit: (hash: number, kind: FeatureKind) => void): void {
  for (const end of BEGINNINGS) {
    if (end <= text.length) emit(hashOf(text, 0, end, BEGINNING), BEGINNING);
  }
}
