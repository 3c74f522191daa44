import type { IntentModel } from "./intent-model.ts";
import type { TrainingSet } from "./examples.ts";

// A weight below this share of the largest changes no answer, and most are.
const SMALLEST = 0.01;

type Weights = Pick<IntentModel, "hashes" | "starts" | "classOf" | "weights" | "bias">;

/** Keeps the weights that matter out of `[column * classes + class]`; `keeps` has the last word. */
export function sparse(
  dense: Float32Array,
  { columns, classes }: Pick<TrainingSet, "columns" | "classes">,
  keeps?: (at: number) => boolean,
): Weights {
  let most = 0;
  for (let at = classes; at < dense.length; at++) most = Math.max(most, Math.abs(dense[at]!));
  const kept = keeps ?? ((at: number) => Math.abs(dense[at]!) > most * SMALLEST);
  let entries = 0;
  for (let at = classes; at < dense.length; at++) if (kept(at)) entries++;
  const classOf = new Uint16Array(entries);
  const weights = new Float32Array(entries);
  const hashes: number[] = [];
  const starts = [0];
  let end = 0;
  for (const [hash, column] of columns) {
    for (let one = 0; one < classes; one++) {
      const at = column * classes + one;
      if (!kept(at)) continue;
      classOf[end] = one;
      weights[end++] = dense[at]!;
    }
    if (end === starts[hashes.length]) continue;
    hashes.push(hash);
    starts.push(end);
  }
  return {
    hashes: Uint32Array.from(hashes),
    starts: Uint32Array.from(starts),
    classOf,
    weights,
    bias: dense.slice(0, classes),
  };
}
