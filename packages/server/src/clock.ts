/** Time as the server sees it; tests bring their own. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after so many milliseconds; returns its undo. Keeps no process alive. */
  after(milliseconds: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A time as it stands in the database and on the wire: ISO 8601 in UTC, which sorts as text. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
