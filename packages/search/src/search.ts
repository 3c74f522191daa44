import { collect } from "./collect.ts";
import { readQuery } from "./query.ts";
import { rankLine } from "./rank.ts";
import { lineText } from "./search-index.ts";
import type { Candidate } from "./collect.ts";
import type { Query } from "./query.ts";
import type { SearchIndex } from "./search-index.ts";

// Shares for what all texts tell together, for the best text, and for how much of the query stands in
// it. The powers keep half-fitting texts from outweighing the evidence, while a text that fits wins:
// one rule serves both whole questions and half-typed titles.
const EVIDENCE = 0.4;
const COVERED = 0.2;
const FIT = 0.4;
const COVERED_POWER = 6;
const FIT_POWER = 3;

export type SearchHit = {
  readonly id: string;
  /** 0 to 1; 1 is a title that says exactly the query. Comparable between queries. */
  readonly score: number;
  /** The field whose text matched best. */
  readonly field: string;
  /** How much of what the query tells stands in that text, 0 to 1. */
  readonly coverage: number;
};

export type SearchOptions = {
  /** How many hits at most; 10 unless told. */
  readonly limit?: number;
};

/** Ranks the documents that match a query as it is typed, whole or in part, best first. */
export function search(
  index: SearchIndex,
  query: string,
  options: SearchOptions = {},
): SearchHit[] {
  const read = readQuery(index, query, true);
  return collect(index, read)
    .map((candidate) => rank(index, read, candidate))
    .filter((hit) => hit.coverage > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, options.limit ?? 10);
}

function rank(index: SearchIndex, query: Query, { doc, evidence, lines }: Candidate): SearchHit {
  let best = { score: 0, coverage: 0, field: 0 };
  for (const line of lines) {
    const field = index.lineFields[line] as number;
    const { score, coverage } = rankLine(lineText(index, line), query);
    const weighted =
      (FIT * score ** FIT_POWER + COVERED * coverage ** COVERED_POWER) *
      index.weights[field]!.match;
    if (weighted > best.score) best = { score: weighted, coverage, field };
  }
  return {
    id: index.ids[doc] as string,
    score: EVIDENCE * Math.min(1, evidence) + best.score,
    field: index.fields[best.field] as string,
    coverage: best.coverage,
  };
}
