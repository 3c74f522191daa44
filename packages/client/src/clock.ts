/** Tells the server's time, whatever the visitor's clock says (promise P35). */
export type Clock = {
  /** Milliseconds since the epoch by the server's clock, as far as it is known. */
  now(): number;
  /** How far this device's clock is behind the server's, in milliseconds; undefined: nobody has told yet. */
  behind(): number | undefined;
  /** Learns from a moment the server named, as it arrives; `NaN` is passed over. */
  observe(serverTime: number): void;
};

const JITTER = 2_000; // ms: the Date header has whole seconds, and answers take their time

/**
 * @param localNow milliseconds since the epoch, as `Date.now`
 * @param offset where the difference is kept, in milliseconds; a signal lets what shows `now` follow it
 */
export function createClock(localNow: () => number, offset = { value: 0 }): Clock {
  let isTold = false;
  return {
    now: () => localNow() + offset.value,
    behind: () => (isTold ? offset.value : undefined),
    observe(serverTime) {
      const seen = serverTime - localNow();
      isTold ||= !Number.isNaN(seen);
      // Small differences are travel time; following them would make the time jump about.
      if (Math.abs(seen - offset.value) > JITTER) offset.value = seen;
    },
  };
}
