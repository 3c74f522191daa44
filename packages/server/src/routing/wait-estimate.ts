/** A wait in whole minutes, from the shorter to the longer of what is usual. */
export type WaitBand = { fromMinutes: number; toMinutes: number };

/** Fewer waits than this say nothing. */
const LEAST = 5;
const MINUTE = 60_000;

/**
 * What most of the recent waits came to: a quarter were shorter than the band, a tenth longer
 * (SPEC RT6). undefined where too few are known to say anything honest.
 * @param waits milliseconds each
 */
export function waitEstimate(waits: readonly number[]): WaitBand | undefined {
  if (waits.length < LEAST) return undefined;
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) / MINUTE;
  const fromMinutes = Math.max(1, Math.floor(at(0.25)));
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, Math.ceil(at(0.9))) };
}
