import { encode } from "./encode.ts";
import { coarser, trainingSet } from "./examples.ts";
import { fit } from "./fit.ts";
import { rowsOf } from "./rows.ts";
import { sparse } from "./sparse.ts";
import type { TrainingSet } from "./examples.ts";
import type { Column } from "./rows.ts";
import type { TrainedIntentModel } from "./train.ts";

// Hashes told apart by so many bits cost a small model a third less than by 22, and few meet.
const BITS = 18;
// Weights are cut in two steps, as what is left takes over the work of what went.
const STEPS = [3, 1];
const EPOCHS = 8;
/** How much of the budget must be used before the search for the right cut ends. */
const FULL = 0.98;

/** Weights and the set they were trained on. */
type Fitted = { readonly dense: Float32Array; readonly set: TrainingSet };

/**
 * Makes a model of at most `budget` bytes, by training: keeps the largest weights and trains those
 * again. `measure` says what bytes cost on the wire, such as their brotli length. Yields as training
 * does; undefined where not even the labels fit.
 */
export function* compress(
  { labels, scope, examples }: TrainedIntentModel,
  budget: number,
  measure: (bytes: Uint8Array) => number,
): Generator<void, Uint8Array | undefined> {
  const written = ({ dense, set }: Fitted, least: number) =>
    encode({ ...sparse(dense, set, least), labels, scope });
  const fits = (bytes: Uint8Array) => measure(bytes) <= budget;

  const set = trainingSet(coarser(examples, BITS));
  const { rows, targets, counts, classes } = set;
  const dense = yield* fit(rows, targets, classes, set.columns.size + 1, { counts });
  let fitted: Fitted = { dense, set };
  const kept = mostThatFit(fitted, (least) => fits(written(fitted, least)));
  for (const times of STEPS) {
    fitted = yield* retrained(fitted, sizesOf(fitted)[kept * times] ?? 0);
  }
  // Weights trained again cost a little more, as they are more alike in size.
  const sizes = sizesOf(fitted);
  for (let count = kept; count > 0; count = Math.floor(count * 0.98)) {
    const bytes = written(fitted, sizes[count] ?? 0);
    if (fits(bytes)) return bytes;
  }
  const bytes = written(fitted, Infinity);
  return fits(bytes) ? bytes : undefined;
}

/** The largest number of weights that fits, by halving, to a few percent. */
function mostThatFit(fitted: Fitted, fits: (least: number) => boolean): number {
  const sizes = sizesOf(fitted);
  let low = 0;
  let high = sizes.length;
  while (low < high * FULL) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(sizes[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Drops weights up to `least` and trains the others again. */
function* retrained({ dense, set }: Fitted, least: number): Generator<void, Fitted> {
  const { classes, targets, counts } = set;
  const columns = new Map<number, Column>();
  const from: number[] = [...dense.subarray(0, classes)];
  for (const [hash, { at, gain }] of set.columns) {
    const weights = dense.subarray(at * classes, (at + 1) * classes);
    if (!weights.some((weight) => Math.abs(weight * gain) > least)) continue;
    columns.set(hash, { at: columns.size + 1, gain });
    for (const weight of weights) from.push(Math.abs(weight * gain) > least ? weight : 0);
  }
  const narrow = { ...set, columns, rows: rowsOf(set.texts, columns) };
  const mask = Uint8Array.from(from, (weight, at) => Number(at < classes || weight !== 0));
  const options = { counts, mask, from: Float32Array.from(from), epochs: EPOCHS };
  const again = yield* fit(narrow.rows, targets, classes, columns.size + 1, options);
  return { dense: again, set: narrow };
}

/** How large the weights are, the largest first. */
function sizesOf({ dense, set }: Fitted): Float32Array {
  const sizes = new Float32Array(dense.length - set.classes);
  for (const { at, gain } of set.columns.values()) {
    for (let one = at * set.classes; one < (at + 1) * set.classes; one++) {
      sizes[one - set.classes] = Math.abs(dense[one]! * gain);
    }
  }
  return sizes
    .filter((size) => size > 0)
    .sort()
    .reverse();
}
