import { fold } from "../fold.ts";
import { stem } from "../stem.ts";
import { tokenise } from "../tokenise.ts";

/** Features are told apart by this many bits of a hash. */
export const HASH_BITS = 22;
// A pasted page is no question: what lies beyond says little and pairs grow with the square.
const MOST_UNITS = 1024;
const PAIR_REACH = 16;

/** Hashes of a text's features with their weights. */
export type Features = Map<number, number>;

/**
 * What the intent model sees of a text. Four groups, each of length 1 (sub-linear counts, L2): words
 * (stems, pairs of neighbours, the first), pieces of words (3 to 5 characters), pairs of words in any
 * order; a script without spaces gives its characters, their runs of 2 and 3, and pairs of characters.
 */
export function featuresOf(text: string): Features {
  const words: Features = new Map();
  const pieces: Features = new Map();
  const pairs: Features = new Map();
  const units: string[] = [];
  let before = "";
  for (const { text: token, gram } of tokenise(fold(text.slice(0, MOST_UNITS)))) {
    const parts = gram ? [...token] : [stem(token)];
    for (const part of parts) {
      add(words, part, 1);
      // Two words that stand together, whatever their order: "card" and "lost" need not be neighbours.
      for (const other of units.slice(-PAIR_REACH)) {
        add(pairs, other < part ? `${other} ${part}` : `${part} ${other}`, 2);
      }
      units.push(part);
    }
    if (gram) {
      runs(pieces, token, 2, 3);
    } else {
      add(words, `${before} ${parts}`, 3);
      runs(pieces, ` ${token} `, 3, 5);
      before = parts[0] as string;
    }
  }
  const features: Features = new Map();
  for (const group of [words, pieces, pairs]) {
    let square = 0;
    for (const [hash, count] of group) {
      const weight = 1 + Math.log(count);
      group.set(hash, weight);
      square += weight * weight;
    }
    for (const [hash, weight] of group) features.set(hash, weight / Math.sqrt(square));
  }
  return features;
}

function runs(group: Features, text: string, shortest: number, longest: number): void {
  for (let size = shortest; size <= longest; size++) {
    for (let at = 0; at + size <= text.length; at++) add(group, text.slice(at, at + size), 4);
  }
}

function add(group: Features, text: string, kind: number): void {
  let hash = kind * 0x9e3779b1;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 12)) >>> (32 - HASH_BITS);
  group.set(hash, (group.get(hash) ?? 0) + 1);
}
