/** Above this a browser's timer fires at once. */
const LONGEST = 2 ** 31 - 1;

/** Runs once after `ms` milliseconds. Returns its undo. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(ms, LONGEST));
  return () => clearTimeout(timer);
}
