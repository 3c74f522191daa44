import type { Token } from "./tokenise.ts";

/** What a posting list stands for. The kind seeds the hash and, in a query, sets the weight. */
export const WORD = 1;
export const TRIGRAM = 2;
export const PAIR = 3;
export const SINGLE = 4;
export type FeatureKind = typeof WORD | typeof TRIGRAM | typeof PAIR | typeof SINGLE;

function hashUnits(text: string, from: number, to: number, seed: number): number {
  let hash = seed * 0x9e3779b1;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Calls `emit` for everything a token is found by: a word by itself and by its trigrams (two spaces
 * before it, so that one typed letter already finds), a run by its characters and their pairs.
 */
export function eachFeature(
  token: Pick<Token, "text" | "gram">,
  emit: (hash: number, kind: FeatureKind) => void,
): void {
  const length = token.text.length;
  if (token.gram) {
    for (let at = 0; at < length; at++) {
      emit(hashUnits(token.text, at, at + 1, SINGLE), SINGLE);
      if (at + 1 < length) emit(hashUnits(token.text, at, at + 2, PAIR), PAIR);
    }
  } else {
    emit(hashUnits(token.text, 0, length, WORD), WORD);
    const padded = `  ${token.text}`;
    for (let at = 0; at < length; at++) emit(hashUnits(padded, at, at + 3, TRIGRAM), TRIGRAM);
  }
}
