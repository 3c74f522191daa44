import { logitsOf } from "./classify.ts";
import { evidenceOf } from "./evidence.ts";
import { fitModel } from "./fit-model.ts";
import { trainingSet } from "./examples.ts";
import { foldsOf } from "./folds.ts";
import { regress } from "./regress.ts";
import type { Examples, TrainingSet } from "./examples.ts";
import type { Weights } from "./intent-model.ts";

// Large sets need fewer folds: each model then sees most of the examples anyway.
const LARGE = 4000;
const KEPT_BACK = 5;
/** How many outside texts accepted are as bad as one of ours refused. */
const OURS = 2;

/**
 * Weights of the evidence for "one of ours", from models that have not seen what they are asked. The
 * texts known to be outside stand for all outside; where there are none, the labels that a fold's
 * model was never told of do.
 */
export function* fitScope(
  all: Examples,
  seed = 1,
  folds = all.given > LARGE ? 3 : 5,
  train: (set: TrainingSet) => Generator<void, Weights> = (set) => fitModel(set, seed),
): Generator<void, Float32Array> {
  const outside = all.classes > all.labels.length;
  const fold = foldsOf(all.targets.slice(0, all.given), folds, seed);
  const evidence: number[][] = [];
  const ours: boolean[] = [];
  for (let held = 0; held < folds; held++) {
    // Without outside texts, every fifth label is kept from the fold's model.
    const isUnknown = (row: number) => !outside && all.targets[row]! % KEPT_BACK === held;
    const rows = [...all.targets.keys()];
    const set = trainingSet(
      all,
      rows.filter((row) => fold[row] !== held && !isUnknown(row)),
    );
    const model = yield* train(set);
    for (const row of rows) {
      if (row >= all.given || (fold[row] !== held && !isUnknown(row))) continue;
      const { logits, known } = logitsOf(model, all.features[row]!, all.bits);
      evidence.push(evidenceOf(logits, all.labels.length, known).evidence);
      ours.push(all.targets[row]! < all.labels.length && !isUnknown(row));
    }
  }
  const weights = regress(evidence, ours);
  const odds = evidence.map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0));
  weights[0]! -= bestCut(odds, ours);
  return weights;
}

/** Where refusing ours and accepting others cost least; shares of each, so that numbers do not tell. */
function bestCut(odds: readonly number[], ours: readonly boolean[]): number {
  const order = [...odds.keys()].sort((one, other) => odds[one]! - odds[other]!);
  const all = ours.filter(Boolean).length;
  let best = 0;
  let least = Infinity;
  let refused = 0;
  let accepted = ours.length - all;
  for (let at = 0; at < order.length; at++) {
    const cost = (OURS * refused) / (all || 1) + accepted / (ours.length - all || 1);
    if (cost < least) {
      least = cost;
      // Halfway to the text before, so that neither stands on the mark.
      best = (odds[order[at]!]! + odds[order[Math.max(0, at - 1)]!]!) / 2;
    }
    if (ours[order[at]!]) refused++;
    else accepted--;
  }
  return best;
}
