import type { BackendError } from "./backend-error.ts";

const FIRST = 500; // ms
const LONGEST = 30_000; // ms

/**
 * How long to wait before the same is tried again (SPEC OB5, ER3): full jitter below a ceiling that
 * doubles from 0.5 s to 30 s, and never less than the server asked for.
 * @param attempt 1 after the first failure
 * @param random 0-1, as `Math.random`
 * @param spread milliseconds that the ceiling is at least, where many may wait for the same
 * @returns milliseconds; undefined: the same again would be answered the same, give up
 */
export function retryDelay(
  attempt: number,
  error: Pick<BackendError, "canRetry" | "retryAfter">,
  random: () => number,
  spread = 0,
): number | undefined {
  if (!error.canRetry) return undefined;
  const ceiling = Math.min(LONGEST, Math.max(spread, FIRST * 2 ** (attempt - 1)));
  return (error.retryAfter ?? 0) + random() * ceiling;
}
