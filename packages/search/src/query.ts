import { analyse } from "./analyse.ts";
import { eachFeature, hashTerm, PAIR, SINGLE, TRIGRAM, WORD } from "./features.ts";
import type { Term } from "./analyse.ts";
import type { SearchIndex } from "./search-index.ts";

// Weights chosen by a random search over typeahead and held-out questions; see DESIGN.md.
const STOP_SHARE = 0.2;
const KIND_WEIGHTS = { [WORD]: 1, [TRIGRAM]: 0.3, [PAIR]: 1, [SINGLE]: 0.8 };
// Rarity counts for less in gathering evidence than in BM25: help centres are small.
const GAIN_POWER = 0.4;

/** A term and how much it tells, by its rarity in the index. */
export type WeightedTerm = Term & { readonly weight: number };

/** One posting list to read, and what a line on it gains. */
export type QueryFeature = { readonly from: number; readonly to: number; readonly gain: number };

export type Query = {
  readonly terms: readonly WeightedTerm[];
  readonly features: readonly QueryFeature[];
  /** The terms as the index writes texts, without the closing space. */
  readonly text: string;
  /** The sum of all gains, those of lists that are empty included. */
  readonly ideal: number;
};

/** Reads a query against an index: its terms, their rarity, the posting lists to visit. */
export function readQuery(index: SearchIndex, query: string): Query {
  const features: QueryFeature[] = [];
  const seen = new Set<number>();
  let ideal = 0;
  let text = "";
  const read = analyse(query);
  // What tells comes first: of two pairs that share a character, the one that tells sets its share.
  for (const term of [...read].sort((a, b) => Number(a.stop) - Number(b.stop))) {
    const share = term.stop ? STOP_SHARE : 1;
    eachFeature(term, (hash, kind) => {
      // Pairs of a run overlap, so each character comes twice.
      if (seen.has(hash) || (term.stop && kind === TRIGRAM)) return;
      seen.add(hash);
      const feature = featureOf(index, hash, share * KIND_WEIGHTS[kind]);
      ideal += feature.gain;
      if (feature.to > feature.from) features.push(feature);
    });
  }
  const terms = read.map((term) => {
    text += term.joined ? term.text.slice(1) : ` ${term.text}`;
    const { from, to } = listOf(index, hashTerm(term.text, term.gram));
    return { ...term, weight: (term.stop ? STOP_SHARE : 1) * rarity(index, from, to) };
  });
  features.sort(byLength);
  return { terms, features, text, ideal };
}

/** The posting list of a hash, and what it gains by its rarity when it weighs `weight`. */
export function featureOf(index: SearchIndex, hash: number, weight: number): QueryFeature {
  const { from, to } = listOf(index, hash);
  return { from, to, gain: weight * rarity(index, from, to) ** GAIN_POWER };
}

/** The shortest, so rarest, list first. */
export const byLength = (a: QueryFeature, b: QueryFeature): number =>
  a.to - a.from - (b.to - b.from);

function listOf({ offsets }: SearchIndex, hash: number): { from: number; to: number } {
  const bucket = hash & (offsets.length - 2);
  return { from: offsets[bucket] as number, to: offsets[bucket + 1] as number };
}

// By documents, not lines: a word in every question of one article is still rare.
function rarity({ lineDocs, postings, ids }: SearchIndex, from: number, to: number): number {
  let count = 0;
  let last = -1;
  for (let at = from; at < to; at++) {
    const doc = lineDocs[postings[at] as number] as number;
    if (doc !== last) count++;
    last = doc;
  }
  return Math.log(1 + (ids.length - count + 0.5) / (count + 0.5));
}
