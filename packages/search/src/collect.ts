import type { Query } from "./query.ts";
import type { SearchIndex } from "./search-index.ts";

/** BM25's saturation: from how much evidence on, more of the same word tells little. */
const SATURATION = 1.3;
/** Postings read per query as one types, rare lists first: bounds the time on large sets. */
const BUDGET = 4000;
/** Documents, and lines of each, that are ranked on their real text. */
const DOCUMENTS = 32;
const LINES = 2;

export type Candidate = {
  readonly doc: number;
  /** What all its texts together tell about the query, 0 to 1. */
  readonly evidence: number;
  /** Its texts that gained most by themselves. */
  readonly lines: readonly number[];
};

/** Reads the posting lists and collects the documents with most evidence. */
export function collect(index: SearchIndex, query: Query, budget = BUDGET): Candidate[] {
  const { docScores, docStarts, lineScores, lineFields, weights } = index;
  const reach = weights.reduce((sum, { evidence }) => sum + evidence, 0);
  const ideal = (query.ideal * reach) / (reach + SATURATION);
  accumulate(index, query, budget);
  const candidates = strongest(docScores, DOCUMENTS).map((doc) => {
    const from = docStarts[doc] as number;
    const scores = lineScores
      .subarray(from, docStarts[doc + 1])
      .map((score, at) => score * weights[lineFields[from + at]!]!.match);
    const lines = strongest(scores, LINES).map((at) => from + at);
    return { doc, evidence: (docScores[doc] as number) / ideal, lines };
  });
  docScores.fill(0);
  lineScores.fill(0);
  return candidates;
}

// Adds up what lines gain alone and, saturating per list as in BM25F, what documents gain in all.
function accumulate(index: SearchIndex, { features }: Query, budget: number): void {
  const { docScores, docNorms, lineScores, lineDocs, lineFields, postings, weights } = index;
  for (const { from, to, gain } of features) {
    if ((budget -= to - from) < 0) break;
    for (let at = from; at < to;) {
      const doc = lineDocs[postings[at] as number] as number;
      let told = 0;
      for (; at < to; at++) {
        const line = postings[at] as number;
        if (lineDocs[line] !== doc) break;
        lineScores[line]! += gain;
        told += weights[lineFields[line]!]!.evidence;
      }
      docScores[doc]! += (gain * told) / (told + SATURATION * (docNorms[doc] as number));
    }
  }
}

// The places of the `count` highest scores, best first, earlier ones first among equals.
function strongest(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  let least = 0;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number;
    if (score <= least) continue;
    let at = Math.min(best.length, count - 1);
    for (; at > 0 && (scores[best[at - 1] as number] as number) < score; at--) {
      best[at] = best[at - 1] as number;
    }
    best[at] = place;
    if (best.length === count) least = scores[best[count - 1] as number] as number;
  }
  return best;
}
