import { encode } from "./encode.ts";
import { coarser, trainingSet } from "./examples.ts";
import { fit } from "./fit.ts";
import { rowsOf } from "./rows.ts";
import { fitScope } from "./scope.ts";
import { sparse } from "./sparse.ts";
import type { TrainingSet } from "./examples.ts";
import type { Column } from "./rows.ts";
import type { TrainedIntentModel } from "./train.ts";

// Hashes told apart by so many bits cost a small model a third less than by 22, and few meet.
const BITS = 18;
// Weights are cut in two steps, as what is left takes over the work of what went.
const STEPS = [3, 1];
const EPOCHS = 8;
// Models of half the examples tell what is out of scope: the other half was not seen by them.
const FOLDS = 2;
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
  const all = coarser(examples, BITS);
  const set = trainingSet(all);
  const whole = yield* fitted(set);
  const written = (one: Fitted, least: number, evidence = scope) =>
    encode({ ...sparse(one.dense, one.set, least), labels, scope: evidence });
  const kept = mostThatFit(whole, (least) => measure(written(whole, least)) <= budget);
  const small = yield* shrunk(whole, kept);

  // A small model is less sure and knows fewer features: it needs a mark of its own.
  const evidence = scope.some(Boolean)
    ? yield* fitScope(all, 1, FOLDS, function* (part) {
        const { dense, set: narrow } = yield* shrunk(yield* fitted(part), kept);
        return sparse(dense, narrow, 0);
      })
    : scope;

  // Weights trained again cost a little more, as they are more alike in size.
  const sizes = sizesOf(small);
  for (let count = kept; count > 0; count = Math.floor(count * 0.98)) {
    const bytes = written(small, sizes[count] ?? 0, evidence);
    if (measure(bytes) <= budget) return bytes;
  }
  const bytes = written(small, Infinity, evidence);
  return measure(bytes) <= budget ? bytes : undefined;
}

function* fitted(set: TrainingSet): Generator<void, Fitted> {
  const { rows, targets, counts, classes, columns } = set;
  return { dense: yield* fit(rows, targets, classes, columns.size + 1, { counts }), set };
}

/** Keeps so many of the weights, in steps, each trained again. */
function* shrunk(whole: Fitted, kept: number): Generator<void, Fitted> {
  let current = whole;
  for (const times of STEPS) {
    current = yield* retrained(current, sizesOf(current)[kept * times] ?? 0);
  }
  return current;
}

/** The largest number of weights that fits, by halving, to a few percent. */
function mostThatFit(whole: Fitted, fits: (least: number) => boolean): number {
  const sizes = sizesOf(whole);
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
