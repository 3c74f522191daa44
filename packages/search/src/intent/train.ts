import { compress } from "./compress.ts";
import { EVIDENCE } from "./evidence.ts";
import { examplesOf, trainingSet } from "./examples.ts";
import type { Example, Examples } from "./examples.ts";
import { featuresOf } from "./features.ts";
import { fitModel } from "./fit-model.ts";
import { fitScope } from "./scope.ts";
import { selfTrain } from "./self-training.ts";
import type { IntentModel } from "./intent-model.ts";

export type IntentOptions = {
  /** Texts that none of the labels answers. */
  readonly outside?: readonly string[];
  /** Texts as visitors asked them, whatever they are about. */
  readonly unlabelled?: readonly string[];
  /** What each label is called; a label's own words where absent. */
  readonly names?: ReadonlyMap<string, string>;
  /** False: nothing is learnt about what is out of scope, which takes three fourths of the time. */
  readonly scope?: boolean;
  readonly seed?: number;
};

/** A model with what it was trained on, from which a smaller one can be made. */
export type TrainedIntentModel = IntentModel & { readonly examples: Examples };

/**
 * Trains in slices of some milliseconds: call `next` until `done`. The same examples, in the same
 * order, with the same seed give the same model.
 * @throws {RangeError} without any example.
 */
export function* trainInSlices(
  examples: readonly Example[],
  options: IntentOptions = {},
): Generator<void, TrainedIntentModel> {
  if (!examples.length) throw new RangeError("an intent model needs at least one example");
  const given = examplesOf(examples, options.outside, options.names);
  const all = options.unlabelled?.length
    ? yield* selfTrain(given, options.unlabelled.map(featuresOf), options.seed)
    : given;
  const scope =
    options.scope === false ? new Float32Array(EVIDENCE) : yield* fitScope(all, options.seed);
  const weights = yield* fitModel(trainingSet(all), options.seed);
  return { labels: all.labels, ...weights, scope, examples: all };
}

/** As `trainInSlices`, in one go: some seconds for ten thousand examples. */
export const trainIntentModel = (
  examples: readonly Example[],
  options: IntentOptions = {},
): TrainedIntentModel => finish(trainInSlices(examples, options));

/**
 * The model in at most `budget` bytes; undefined where that is too few even for the labels. `measure`
 * says what bytes cost on the wire (their brotli length, where they travel so). In slices: `compress`.
 */
export const encodeIntentModel = (
  model: TrainedIntentModel,
  budget: number,
  measure: (bytes: Uint8Array) => number = (bytes) => bytes.length,
): Uint8Array | undefined => finish(compress(model, budget, measure));

function finish<T>(slices: Generator<void, T>): T {
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}
