import { logitsOf } from "./classify.ts";
import { evidenceOf } from "./evidence.ts";
import { fitModel } from "./fit-model.ts";
import { trainingSet } from "./examples.ts";
import { foldsOf } from "./folds.ts";
import { regress } from "./regress.ts";
import type { Examples } from "./examples.ts";

// Large sets need fewer folds: each model then sees most of the examples anyway.
const LARGE = 4000;
/** The share of outside texts to be refused, where some are known. */
const REFUSED = 0.9;
/** The share of our own texts to be accepted, where no outside text is known. */
const ACCEPTED = 0.95;

/**
 * Weights of the evidence for "one of ours", from models that have not seen what they are asked. The
 * texts known to be outside stand for all outside; where there are none, the labels that a fold's
 * model was never told of do.
 */
export function* fitScope(all: Examples, seed = 1): Generator<void, Float32Array> {
  const folds = all.given > LARGE ? 3 : 5;
  const outside = all.classes > all.labels.length;
  const fold = foldsOf(all.targets.slice(0, all.given), folds, seed);
  const evidence: number[][] = [];
  const ours: boolean[] = [];
  for (let held = 0; held < folds; held++) {
    // Without outside texts, every folds-th label is kept from the fold's model.
    const isUnknown = (row: number) => !outside && all.targets[row]! % folds === held;
    const rows = [...all.targets.keys()];
    const set = trainingSet(
      all,
      rows.filter((row) => fold[row] !== held && !isUnknown(row)),
    );
    const model = yield* fitModel(set, seed);
    for (const row of rows) {
      if (row >= all.given || (fold[row] !== held && !isUnknown(row))) continue;
      const { logits, known } = logitsOf(model, all.features[row]!);
      evidence.push(evidenceOf(logits, all.labels.length, known).evidence);
      ours.push(all.targets[row]! < all.labels.length && !isUnknown(row));
    }
  }
  const weights = regress(evidence, ours);
  // Moved so that one half is where the wanted share stands on the right side.
  const odds = evidence.map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0));
  const measured = odds.filter((_, row) => ours[row] !== outside).sort((a, b) => a - b);
  const cut = Math.floor(measured.length * (outside ? REFUSED : 1 - ACCEPTED));
  weights[0]! -= measured[cut] ?? 0;
  return weights;
}
