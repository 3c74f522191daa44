import { evidenceOf } from "./evidence.ts";
import { HASH_BITS, featuresOf } from "./features.ts";
import type { Features } from "./features.ts";
import type { IntentModel, Weights } from "./intent-model.ts";

export type Intent = {
  readonly label: string;
  /** Probability of this label among all, 0 to 1. */
  readonly score: number;
};

export type Classified = {
  /** All labels, the likeliest first. */
  readonly intents: readonly Intent[];
  /** How likely it is that any label is right, 0 to 1; at .5 the costs of both errors meet. */
  readonly familiarity: number;
  readonly inScope: boolean;
};

/** Names the intent of a text. A text without any known feature is out of scope. */
export function classify(model: IntentModel, text: string): Classified {
  const { labels, scope } = model;
  const { logits, known } = logitsOf(model, featuresOf(text));
  const { evidence, shares } = evidenceOf(logits, labels.length, known);
  const odds = evidence.reduce((sum, value, at) => sum + value * scope[at]!, 0);
  const familiarity = known ? 1 / (1 + Math.exp(-odds)) : 0;
  const intents = labels.map((label, at) => ({ label, score: shares[at]! }));
  intents.sort((one, other) => other.score - one.score);
  return { intents, familiarity, inScope: familiarity >= 0.5 };
}

/** Sums of weights by class (features are hashes of `bits`), and the share of the features that the model has seen. */
export function logitsOf(model: Weights, features: Features, bits = HASH_BITS) {
  const logits = Float64Array.from(model.bias);
  let known = 0;
  let all = 0;
  for (const [hash, value] of features) {
    all += value * value;
    const at = find(model.hashes, hash >>> (bits - model.bits));
    if (at < 0) continue;
    known += value * value;
    for (let entry = model.starts[at]!; entry < model.starts[at + 1]!; entry++) {
      logits[model.classOf[entry]!]! += value * model.weights[entry]!;
    }
  }
  return { logits, known: known && known / all };
}

function find(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? low : -1;
}
