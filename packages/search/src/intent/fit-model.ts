import { fit } from "./fit.ts";
import { sparse } from "./sparse.ts";
import type { TrainingSet } from "./examples.ts";
import type { Weights } from "./intent-model.ts";

// The more examples, the fewer times each needs to be seen.
const LARGE = 4000;

/** The weights of a model that knows nothing yet about what is out of scope. */
export function* fitModel(
  set: TrainingSet,
  seed = 1,
  epochs = set.targets.length > LARGE ? 14 : 20,
): Generator<void, Weights> {
  const { rows, targets, classes, counts } = set;
  const width = set.columns.size + 1;
  return sparse(yield* fit(rows, targets, classes, width, { seed, counts, epochs }), set);
}
