import { randomFrom } from "./random.ts";
import type { Example } from "../src/intent/examples.ts";

/** Parts of the rows to test on in turn, every label spread over all of them. */
export function splits(rows: readonly Example[], folds: number, seed: number) {
  if (!(folds >= 2 && folds <= rows.length))
    throw new Error("too few or too many parts to split into");
  const order = shuffledByLabel(rows, seed).flat();
  return Array.from({ length: folds }, (_, fold) => ({
    train: order.filter((__, at) => at % folds !== fold),
    test: order.filter((__, at) => at % folds === fold),
  }));
}

/** So many examples of each label, drawn by chance. */
export function draw(rows: readonly Example[], shots: number, seed: number): Example[] {
  return shuffledByLabel(rows, seed).flatMap((group) => group.slice(0, shots));
}

function shuffledByLabel(rows: readonly Example[], seed: number): Example[][] {
  const random = randomFrom(seed);
  const groups = new Map<string, { row: Example; by: number }[]>();
  for (const row of rows) {
    const group = groups.get(row.label) ?? [];
    group.push({ row, by: random() });
    groups.set(row.label, group);
  }
  return [...groups.values()].map((group) =>
    group.sort((one, other) => one.by - other.by).map(({ row }) => row),
  );
}
