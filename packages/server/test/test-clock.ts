import type { Clock } from "../src/clock.ts";

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  /** Moves time on at a leap, as when a machine wakes: each timer that fell due runs once, in order. */
  advance(milliseconds: number): void;
  /** Whether something waits for exactly so long from now. */
  hasTimer(milliseconds: number): boolean;
};

export function createTestClock(start = Date.parse("2026-11-20T08:00:00Z")): TestClock {
  let now = start;
  const due = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      due.add(timer);
      return () => due.delete(timer);
    },
    hasTimer: (milliseconds) => [...due].some(({ at }) => at === now + milliseconds),
    advance(milliseconds) {
      now += milliseconds;
      const fallen = [...due].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      for (const timer of fallen) if (due.delete(timer)) timer.run();
    },
  };
}
