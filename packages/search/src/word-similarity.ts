/**
 * How alike two words are, 0 to 1: what they share at the start and at the end, against the longer
 * one. Any single slip (a letter wrong, missing, doubled, two swapped) and most endings (plural,
 * -ing) score high, at a fraction of an edit distance's time and bytes.
 */
export function wordSimilarity(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)
  ) {
    tail++;
  }
  // Two letters swapped are one slip, not two.
  const swapped = a.length === b.length && a[head] === b[head + 1] && a[head + 1] === b[head];
  return (head + tail + (swapped && head < shorter ? 1 : 0)) / Math.max(a.length, b.length);
}

/** From here on two words count as the same one misspelt or inflected. */
export const ALIKE = 0.66;
