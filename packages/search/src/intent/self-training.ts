import { logitsOf } from "./classify.ts";
import { evidenceOf } from "./evidence.ts";
import { trainingSet } from "./examples.ts";
import { fitModel } from "./fit-model.ts";
import { foldsOf } from "./folds.ts";
import type { Examples } from "./examples.ts";
import type { Features } from "./features.ts";
import type { Weights } from "./intent-model.ts";

// The share of each predicted label that is believed, round after round, the surest first.
const BELIEVED = [0.2, 0.4, 0.6, 0.8, 0.9, 1];
// A text whose label was given counts as much as four that were believed.
const GIVEN = 2;
const ASSUMED = 0.5;
const FOLDS = 2;
// Rounds whose held-out share of right answers is this close are taken for equal.
const NEAR = 0.005;
// Fewer passes do for a model that only names.
const EPOCHS = 8;

/**
 * Learns from texts without labels: a model names them, the next one is trained on those it was
 * surest of. A share of each label, not of all, keeps large labels from swallowing small ones. How
 * many rounds pay is measured on examples held out; where none does, the examples come back as given.
 */
export function* selfTrain(
  given: Examples,
  unlabelled: readonly Features[],
  seed = 1,
): Generator<void, Examples> {
  const fold = foldsOf(given.targets, FOLDS, seed);
  const right = Array.from({ length: BELIEVED.length + 1 }, () => 0);
  for (let held = 0; held < FOLDS; held++) {
    const inside = (row: number) => fold[row] !== held;
    const test = [...given.targets.keys()].filter((row) => !inside(row));
    // A text held out must not come back as one to believe.
    const asked = new Set(test.map((row) => keyOf(given.features[row]!)));
    const pool = unlabelled.filter((features) => !asked.has(keyOf(features)));
    let known = chosen(given, inside);
    const part = known;
    for (let round = 0; round < right.length; round++) {
      const model = yield* fitModel(trainingSet(known), seed, round ? EPOCHS : undefined);
      for (const row of test) {
        const { label } = firstOf(model, part, given.features[row]!);
        if (label === given.targets[row]) right[round]!++;
      }
      known = believing(part, pool, model, BELIEVED[round] ?? 1);
    }
  }
  // Of rounds that hardly differ the last: the more is believed, the more is learnt. But only a gain counts.
  const near = Math.max(right[0]! + 1, Math.max(...right) - given.targets.length * NEAR);
  const rounds = right.reduce((last, count, round) => (count >= near ? round : last), 0);
  let known = given;
  for (let round = 0; round < rounds; round++) {
    const model = yield* fitModel(trainingSet(known), seed, round ? EPOCHS : undefined);
    known = believing(given, unlabelled, model, BELIEVED[round]!);
  }
  return known;
}

/** The examples, and of the texts that the model gives each label the share it is surest of. */
function believing(
  given: Examples,
  pool: readonly Features[],
  model: Weights,
  share: number,
): Examples {
  const named = pool
    .map((features) => ({ features, ...firstOf(model, given, features) }))
    .filter(({ label }) => label < given.labels.length)
    .sort((one, other) => other.lead - one.lead);
  const left = Array.from(given.labels, () => 0);
  for (const { label } of named) left[label]!++;
  left.forEach((count, label) => (left[label] = Math.ceil(count * share)));
  const believed = named.filter(({ label }) => left[label]!-- > 0);
  return {
    ...given,
    features: [...given.features, ...believed.map(({ features }) => features)],
    targets: [...given.targets, ...believed.map(({ label }) => label)],
    counts: Float32Array.from([
      ...given.counts.map((count) => count * GIVEN),
      ...believed.map(({ certainty }) => certainty * ASSUMED),
    ]),
  };
}

function firstOf(model: Weights, { labels }: Examples, features: Features) {
  const { logits, known } = logitsOf(model, features);
  const { evidence, shares } = evidenceOf(logits, labels.length, known);
  const certainty = Math.max(...shares);
  return { label: shares.indexOf(certainty), certainty, lead: evidence[2]! };
}

function chosen(all: Examples, keeps: (row: number) => boolean): Examples {
  return {
    ...all,
    given: all.targets.filter((_, row) => row < all.given && keeps(row)).length,
    features: all.features.filter((_, row) => keeps(row)),
    targets: all.targets.filter((_, row) => keeps(row)),
    counts: all.counts.filter((_, row) => keeps(row)),
  };
}

const keyOf = (features: Features) => [...features.keys()].join();
