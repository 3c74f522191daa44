import { fieldWeight } from "./field-weights.ts";
import type { FieldWeight } from "./field-weights.ts";

/** A document to be found. A list holds separate texts, such as the ways to ask a question. */
export type SearchDocument = {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
};

/**
 * An index at rest: typed arrays only. A "line" is one text of one field of one document (long texts
 * are cut into several). Texts are kept folded and canonical, for ranking; texts to show stay outside.
 */
export type SearchIndex = {
  /** Per field: its name and weights. */
  readonly fields: readonly string[];
  readonly weights: readonly FieldWeight[];
  /** Per document: its id, its lines `docStarts[d] … docStarts[d + 1]`, its length against others. */
  readonly ids: readonly string[];
  readonly docStarts: Uint32Array;
  readonly docNorms: Float32Array;
  /** Per line: its document and its field. */
  readonly lineDocs: Uint32Array;
  readonly lineFields: Uint8Array;
  /** Line `i` reads `units[lineStarts[i] … lineStarts[i + 1]]`. */
  readonly lineStarts: Uint32Array;
  readonly units: Uint8Array | Uint16Array;
  /** Bucket `b` (hash modulo a power of two) lists the lines `postings[offsets[b] … offsets[b + 1]]`. */
  readonly offsets: Uint32Array;
  readonly postings: Uint16Array | Uint32Array;
  /** Per bucket, once a query has asked: how rare it is. */
  readonly rarities: Float32Array;
  /** Scratch for queries, all zero between them. */
  readonly lineScores: Float32Array;
  readonly docScores: Float32Array;
  /** Texts of lines once read: typing on ranks mostly the same ones again. */
  readonly lineTexts: string[];
};

/** An index with what is neither built nor stored: weights and scratch. */
export const withScratch = (
  index: Omit<SearchIndex, "weights" | "rarities" | "lineScores" | "docScores" | "lineTexts">,
): SearchIndex => ({
  ...index,
  weights: index.fields.map(fieldWeight),
  rarities: new Float32Array(index.offsets.length - 1),
  lineScores: new Float32Array(index.lineDocs.length),
  docScores: new Float32Array(index.ids.length),
  lineTexts: [],
});

/** The canonical text of a line. */
export function lineText(index: SearchIndex, line: number): string {
  const { units, lineStarts, lineTexts } = index;
  // Lines are cut short at build time, so that the spread cannot overflow the stack.
  return (lineTexts[line] ??= String.fromCharCode(
    ...units.subarray(lineStarts[line], lineStarts[line + 1]),
  ));
}
