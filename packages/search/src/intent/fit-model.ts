import { fit } from "./fit.ts";
import { sparse } from "./sparse.ts";
import type { TrainingSet } from "./examples.ts";

/** The weights of a model that knows nothing yet about what is out of scope. */
export function* fitModel(set: TrainingSet, seed = 1) {
  const width = set.columns.size + 1;
  const { rows, targets, classes, counts } = set;
  const dense = yield* fit(rows, targets, classes, width, { seed, counts });
  return sparse(dense, set);
}
