import type { Clock } from "../src/clock.ts";

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  /** Moves time on and runs what falls due, in order. */
  advance(milliseconds: number): void;
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
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}
