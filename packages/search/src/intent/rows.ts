import type { Features } from "./features.ts";

/** Texts as sparse rows: row `i` owns `columns` and `values` from `starts[i]` up to `starts[i + 1]`. */
export type Rows = {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
};

/** The column of each known hash; column 0 is the constant 1. */
export type Columns = ReadonlyMap<number, number>;

/** Gives every feature of the texts a column, in ascending order of hashes. */
export function columnsOf(texts: readonly Features[]): Columns {
  const hashes = new Set<number>();
  for (const features of texts) for (const hash of features.keys()) hashes.add(hash);
  const columns = new Map<number, number>();
  for (const hash of Uint32Array.from(hashes).sort()) columns.set(hash, columns.size + 1);
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
      rows.columns[end] = column;
      rows.values[end++] = value;
    }
    starts[row + 1] = end;
  });
  return rows;
}
