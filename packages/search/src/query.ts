import { analyse } from "./analyse.ts";
import { eachFeature, hashTerm, PAIR, SINGLE, TRIGRAM, WORD } from "./features.ts";
import type { Term } from "./analyse.ts";
import type { SearchIndex } from "./search-index.ts";

// Weights chosen by a random search over typeahead and held-out questions; see DESIGN.md.
const STOP_SHARE = 0.3;
const KIND_WEIGHTS = { [WORD]: 1, [TRIGRAM]: 0.5, [PAIR]: 1, [SINGLE]: 0.8 };
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
  const mask = index.offsets.length - 2;
  const features: QueryFeature[] = [];
  const seen = new Set<number>();
  let ideal = 0;
  let text = "";
  const terms = analyse(query).map((term) => {
    const share = term.stop ? STOP_SHARE : 1;
    eachFeature(term, (hash, kind) => {
      // Pairs of a run overlap, so each character comes twice.
      if (seen.has(hash) || (term.stop && kind === TRIGRAM)) return;
      seen.add(hash);
      const list = listOf(index, hash & mask);
      const gain = share * KIND_WEIGHTS[kind] * rarity(index, list) ** GAIN_POWER;
      ideal += gain;
      if (list[1] > list[0]) features.push({ from: list[0], to: list[1], gain });
    });
    text += term.joined ? term.text.slice(1) : ` ${term.text}`;
    const list = listOf(index, hashTerm(term.text, term.gram) & mask);
    return { ...term, weight: share * rarity(index, list) };
  });
  features.sort((a, b) => a.to - a.from - (b.to - b.from));
  return { terms, features, text, ideal };
}

type List = readonly [from: number, to: number];

const listOf = ({ offsets }: SearchIndex, bucket: number): List => [
  offsets[bucket] as number,
  offsets[bucket + 1] as number,
];

// By documents, not lines: a word in every question of one article is still rare.
function rarity({ lineDocs, postings, ids }: SearchIndex, [from, to]: List): number {
  let count = to - from;
  if (lineDocs.length > ids.length) {
    count = 0;
    let last = -1;
    for (let at = from; at < to; at++) {
      const doc = lineDocs[postings[at] as number] as number;
      if (doc !== last) count++;
      last = doc;
    }
  }
  return Math.log(1 + (ids.length - count + 0.5) / (count + 0.5));
}
