/** Tells the server's time, whatever the visitor's clock says (promise P35). */
export type Clock = {
  /** Milliseconds since the epoch by the server's clock, as far as it is known. */
  now(): number;
  /** Learns from a moment the server named, as it arrives; `NaN` is passed over. */
  observe(serverTime: number): void;
};

const JITTER = 2_000; // ms: the Date header has whole seconds, and answers take their time

/** @param localNow milliseconds since the epoch, as `Date.now` */
export function createClock(localNow: () => number): Clock {
  let offset = 0;
  return {
    now: () => localNow() + offset,
    observe(serverTime) {
      const seen = serverTime - localNow();
      // Small differences are travel time; following them would make the time jump about.
      if (Math.abs(seen - offset) > JITTER) offset = seen;
    },
  };
}
