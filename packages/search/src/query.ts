import { analyse } from "./analyse.ts";
import { BEGINNING, eachBeginning, eachFeature, PAIR, SINGLE, TRIGRAM, WORD } from "./features.ts";
import { bucketOf } from "./postings.ts";
import type { Term } from "./analyse.ts";
import type { SearchIndex } from "./search-index.ts";

// Weights chosen by a random search over typeahead and held-out questions; see DESIGN.md.
const STOP_SHARE = 0.2;
const KIND_WEIGHTS = { [WORD]: 1, [TRIGRAM]: 0.3, [PAIR]: 1, [SINGLE]: 0.8, [BEGINNING]: 0.3 };
// Rarity counts for less in gathering evidence than in BM25: help centres are small.
const GAIN_POWER = 0.4;

/** A term and how much it tells, by its rarity in the index. */
export type WeightedTerm = Term & { readonly weight: number };

/** One posting list to read, how rare it is, and what a line on it gains. */
export type QueryFeature = {
  readonly from: number;
  readonly to: number;
  readonly rarity: number;
  readonly gain: number;
};

export type Query = {
  readonly terms: readonly WeightedTerm[];
  readonly features: readonly QueryFeature[];
  /** The terms as the index writes texts, without the closing space. */
  readonly text: string;
  /** The sum of all gains, those of lists that are empty included. */
  readonly ideal: number;
};

/**
 * Reads a query against an index: its terms, their rarity, the posting lists to visit.
 * @param isTyped that it may be the beginning of a text
 */
export function readQuery(index: SearchIndex, query: string, isTyped?: boolean): Query {
  const found = new Map<number, QueryFeature>();
  let text = "";
  const terms = analyse(query).map((term) => {
    const share = term.stop ? STOP_SHARE : 1;
    let weight = 0;
    text += term.joined ? term.text.slice(1) : ` ${term.text}`;
    eachFeature(term, (hash, kind) => {
      if (term.stop && kind === TRIGRAM) return;
      const known = found.get(hash);
      const feature = readFeature(index, hash, share * KIND_WEIGHTS[kind]);
      // Pairs of a run overlap, so each character comes twice: the pair that tells counts.
      if (!known || known.gain < feature.gain) found.set(hash, feature);
      if (kind === WORD || kind === PAIR || (kind === SINGLE && term.text.length === 1)) {
        weight = share * feature.rarity;
      }
    });
    return { ...term, weight };
  });
  const all = [...found.values()];
  const ideal = all.reduce((sum, { gain }) => sum + gain, 0);
  if (isTyped) {
    eachBeginning(text, (hash, kind) => all.push(readFeature(index, hash, KIND_WEIGHTS[kind])));
  }
  return {
    terms,
    features: all.filter(({ from, to }) => to > from).sort(byLength),
    text,
    ideal,
  };
}

/** The posting list of a hash, and what it gains if its kind weighs `weight`. */
export function readFeature(index: SearchIndex, hash: number, weight: number): QueryFeature {
  const { offsets, rarities } = index;
  const bucket = bucketOf(hash, rarities.length);
  const from = offsets[bucket]!;
  const to = offsets[bucket + 1]!;
  // Typing on asks mostly for the same lists again. Read back, for what is stored is rounded.
  rarities[bucket] ||= rarityOf(index, from, to);
  const rarity = rarities[bucket]!;
  return { from, to, rarity, gain: weight * rarity ** GAIN_POWER };
}

function rarityOf({ lineDocs, postings, ids }: SearchIndex, from: number, to: number): number {
  // By documents, not lines: a word in every question of one article is still rare.
  let count = 0;
  let last = -1;
  for (let at = from; at < to; at++) {
    const doc = lineDocs[postings[at]!]!;
    if (doc !== last) count++;
    last = doc;
  }
  return Math.log(1 + (ids.length - count + 0.5) / (count + 0.5));
}

/** The shortest, so rarest, list first. */
export const byLength = (a: QueryFeature, b: QueryFeature): number =>
  a.to - a.from - (b.to - b.from);
