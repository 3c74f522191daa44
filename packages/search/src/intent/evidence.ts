/** How many numbers speak for or against "one of ours". */
export const EVIDENCE = 6;

/**
 * What tells whether a text is one of ours: a constant, the first label's share, its lead over the
 * second and over all (logits), its lead over "none of these", and the share of features known.
 */
export function evidenceOf(logits: ArrayLike<number>, labels: number, known: number) {
  let first = -Infinity;
  let second = -Infinity;
  let mean = 0;
  for (let at = 0; at < labels; at++) {
    const logit = logits[at]!;
    mean += logit / labels;
    if (logit > first) {
      second = first;
      first = logit;
    } else if (logit > second) second = logit;
  }
  const shares = Array.from(logits, (logit) => Math.exp(logit - first));
  const sum = shares.reduce((total, share) => total + share, 0);
  for (let at = 0; at < shares.length; at++) shares[at]! /= sum;
  const lead = labels > 1 ? first - second : 0;
  const outside = logits.length > labels ? first - logits[labels]! : 0;
  return { evidence: [1, 1 / sum, lead, first - mean, outside, known], shares };
}
