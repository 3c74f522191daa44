import type { Features } from "./features.ts";

/** Texts as sparse rows: row `i` owns `columns` and `values` from `starts[i]` up to `starts[i + 1]`. */
export type Rows = {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
};

/** Where a hash stands, and what its values are multiplied by. */
export type Column = { readonly at: number; readonly gain: number };

/** Known hashes in ascending order; column 0 is the constant 1. */
export type Columns = ReadonlyMap<number, Column>;

// In a large set, what one text alone says is not worth its place.
const LARGE = 4000;

/**
 * Gives the features of the texts a column each. A feature's gain is the square root of its rarity
 * (inverse document frequency): with few examples a rare word must move its weights at once.
 */
export function columnsOf(texts: readonly Features[]): Columns {
  const counts = new Map<number, number>();
  for (const features of texts) {
    for (const hash of features.keys()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const least = texts.length > LARGE ? 2 : 1;
  const unit = Math.log(texts.length / 5 + 2);
  const columns = new Map<number, Column>();
  for (const hash of Uint32Array.from(counts.keys()).sort()) {
    const count = counts.get(hash)!;
    if (count < least) continue;
    const gain = Math.sqrt(Math.log((texts.length + 1) / (count + 0.5)) / unit);
    columns.set(hash, { at: columns.size + 1, gain: gain || 0.01 });
  }
  return columns;
}

/** What has no column falls away. */
export function rowsOf(texts: readonly Features[], columns: Columns): Rows {
  const starts = new Uint32Array(texts.length + 1);
  const most = texts.reduce((sum, features) => sum + features.size + 1, 0);
  const rows = { starts, columns: new Uint32Array(most), values: new Float32Array(most) };
  let end = 0;
  texts.forEach((features, row) => {
    rows.values[end++] = 1;
    for (const [hash, value] of features) {
      const column = columns.get(hash);
      if (column === undefined) continue;
      rows.columns[end] = column.at;
      rows.values[end++] = value * column.gain;
    }
    starts[row + 1] = end;
  });
  return rows;
}
