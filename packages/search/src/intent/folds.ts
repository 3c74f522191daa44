import { randomFrom } from "./random.ts";

/** The fold of each row, so that every class is spread over all folds. */
export function foldsOf(targets: readonly number[], folds: number, seed: number): Uint8Array {
  const random = randomFrom(seed);
  const order = targets.map((target, row) => ({ row, target, by: random() }));
  order.sort((one, other) => one.target - other.target || one.by - other.by);
  const fold = new Uint8Array(targets.length);
  order.forEach(({ row }, at) => (fold[row] = at % folds));
  return fold;
}
