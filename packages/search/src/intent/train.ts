import { examplesOf, trainingSet } from "./examples.ts";
import type { Example } from "./examples.ts";
import { fitModel } from "./fit-model.ts";
import { fitScope } from "./scope.ts";
import type { IntentModel } from "./intent-model.ts";

export type IntentOptions = {
  /** Texts that none of the labels answers. */
  readonly outside?: readonly string[];
  /** What each label is called; a label's own words where absent. */
  readonly names?: ReadonlyMap<string, string>;
  readonly seed?: number;
};

/**
 * Trains in slices of some milliseconds: call `next` until `done`. The same examples, in the same
 * order, with the same seed give the same model.
 * @throws {RangeError} without any example.
 */
export function* trainInSlices(
  examples: readonly Example[],
  options: IntentOptions = {},
): Generator<void, IntentModel> {
  if (!examples.length) throw new RangeError("an intent model needs at least one example");
  const all = examplesOf(examples, options.outside, options.names);
  const scope = yield* fitScope(all, options.seed);
  const weights = yield* fitModel(trainingSet(all), options.seed);
  return { labels: all.labels, classes: all.classes, ...weights, scope };
}

/** As `trainInSlices`, in one go: some seconds for ten thousand examples. */
export function trainIntentModel(
  examples: readonly Example[],
  options: IntentOptions = {},
): IntentModel {
  const slices = trainInSlices(examples, options);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}
