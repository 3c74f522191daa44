import { randomFrom } from "./random.ts";
import type { Rows } from "./rows.ts";

export type FitOptions = {
  /** Passes over the examples. */
  readonly epochs?: number;
  /** Learning rate of the first step; it falls to nothing in a line. */
  readonly rate?: number;
  /** L2: what a weight loses of itself in a step, per unit of rate. */
  readonly decay?: number;
  /** The share of belief spread over all classes: keeps the model from being sure of its examples. */
  readonly smoothing?: number;
  readonly seed?: number;
  /** How much each example counts; 1 where absent. */
  readonly counts?: Float32Array;
  /** Weights to go on from, changed in place. */
  readonly from?: Float32Array;
  /** 1 where a weight may be other than 0. */
  readonly mask?: Uint8Array;
};

// Residuals smaller than this move nothing that a test could see, and most are.
const STILL = 3e-3;
const ROWS_A_SLICE = 64;

/**
 * Multinomial logistic regression with smoothed labels (Szegedy et al. 2016) by stochastic gradient
 * descent: weights as `[column * classes + class]`. Yields every 64 rows, so that a server can train
 * between requests.
 */
export function* fit(
  { starts, columns, values }: Rows,
  targets: ArrayLike<number>,
  classes: number,
  width: number,
  options: FitOptions = {},
): Generator<void, Float32Array> {
  const { epochs = 14, rate = 2, decay = 3e-6, smoothing = 0.1, counts, mask } = options;
  const random = randomFrom(options.seed ?? 1);
  const weights = options.from ?? new Float32Array(width * classes);
  const order = Uint32Array.from(targets, (_, row) => row);
  const scores = new Float64Array(classes);
  const moved = new Uint32Array(classes);
  const steps = epochs * order.length;
  // Decay shrinks one number instead of every weight.
  let scale = 1;
  for (let step = 0; step < steps; step++) {
    const at = step % order.length;
    if (at % ROWS_A_SLICE === 0) yield;
    const swap = at + Math.floor(random() * (order.length - at));
    const row = order[swap]!;
    order[swap] = order[at]!;
    order[at] = row;

    const from = starts[row]!;
    const to = starts[row + 1]!;
    scores.fill(0);
    let entry = from;
    // Four rows of weights at a time: half the time, as most of it goes into the sums.
    for (; entry + 3 < to; entry += 4) {
      const v0 = values[entry]! * scale;
      const v1 = values[entry + 1]! * scale;
      const v2 = values[entry + 2]! * scale;
      const v3 = values[entry + 3]! * scale;
      const b0 = columns[entry]! * classes;
      const b1 = columns[entry + 1]! * classes;
      const b2 = columns[entry + 2]! * classes;
      const b3 = columns[entry + 3]! * classes;
      for (let one = 0; one < classes; one++) {
        scores[one]! +=
          v0 * weights[b0 + one]! +
          v1 * weights[b1 + one]! +
          v2 * weights[b2 + one]! +
          v3 * weights[b3 + one]!;
      }
    }
    for (; entry < to; entry++) {
      const value = values[entry]! * scale;
      const base = columns[entry]! * classes;
      for (let one = 0; one < classes; one++) scores[one]! += value * weights[base + one]!;
    }
    let top = -Infinity;
    for (const score of scores) if (score > top) top = score;
    let sum = 0;
    for (let one = 0; one < classes; one++) sum += scores[one] = Math.exp(scores[one]! - top);

    const stride = rate * (1 - step / steps);
    const spread = smoothing / classes;
    scale *= 1 - stride * decay;
    let movers = 0;
    for (let one = 0; one < classes; one++) {
      const wanted = spread + (targets[row] === one ? 1 - smoothing : 0);
      const residual = scores[one]! / sum - wanted;
      if (Math.abs(residual) < STILL) continue;
      scores[one] = (residual * -stride * (counts?.[row] ?? 1)) / scale;
      moved[movers++] = one;
    }
    for (entry = from; entry < to; entry++) {
      const value = values[entry]!;
      const base = columns[entry]! * classes;
      for (let mover = 0; mover < movers; mover++) {
        const one = moved[mover]!;
        if (!mask || mask[base + one]) weights[base + one]! += value * scores[one]!;
      }
    }
  }
  for (let at = 0; at < weights.length; at++) weights[at]! *= scale;
  return weights;
}
