import type { TrainingSet } from "./examples.ts";
import type { Weights } from "./intent-model.ts";

// A weight below this share of the largest changes no answer, and most are.
const SMALLEST = 0.01;

/**
 * Takes the weights larger than `least` (where not given: those that matter) out of
 * `[column * classes + class]`.
 */
export function sparse(
  dense: Float32Array,
  { columns, classes, bits }: Pick<TrainingSet, "columns" | "classes" | "bits">,
  least = SMALLEST * largest(dense.subarray(classes)),
): Weights {
  const hashes: number[] = [];
  const starts = [0];
  const classOf: number[] = [];
  const weights: number[] = [];
  for (const [hash, { at, gain }] of columns) {
    const before = weights.length;
    for (let one = 0; one < classes; one++) {
      const weight = dense[at * classes + one]! * gain;
      if (Math.abs(weight) <= least) continue;
      classOf.push(one);
      weights.push(weight);
    }
    if (weights.length === before) continue;
    hashes.push(hash);
    starts.push(weights.length);
  }
  return {
    classes,
    bits,
    hashes: Uint32Array.from(hashes),
    starts: Uint32Array.from(starts),
    classOf: Uint16Array.from(classOf),
    weights: Float32Array.from(weights),
    bias: dense.slice(0, classes),
  };
}

const largest = (weights: Float32Array) =>
  weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
