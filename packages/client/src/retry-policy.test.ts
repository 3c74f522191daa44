import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BackendError } from "./backend-error.ts";
import { retryDelay } from "./retry-policy.ts";

const server = new BackendError("server");

describe("[OB5] the wait before a retry", () => {
  test("lies anywhere below a ceiling that doubles from 0.5 s to 30 s", () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) =>
      retryDelay(attempt, server, () => 1),
    );
    expect(ceilings).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, chance) => {
          const delay = retryDelay(n, server, () => chance) ?? Number.NaN;
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });

  test("of a thousand clients spreads over the whole range", () => {
    const waits = Array.from({ length: 1000 }, () => retryDelay(7, server, Math.random) ?? 0);
    const inFirstThird = waits.filter((wait) => wait < 10_000).length;
    expect(inFirstThird).toBeGreaterThan(250);
    expect(inFirstThird).toBeLessThan(420);
  });

  test("[ER3] is never shorter than the server asked for", () => {
    const busy = new BackendError("rate_limited", { retryAfter: 60_000 });
    expect(retryDelay(1, busy, () => 0)).toBe(60_000);
    expect(retryDelay(1, busy, () => 1)).toBe(60_500);
  });

  test("is none for what would be answered the same", () => {
    for (const kind of ["rejected", "invalid_response", "aborted"] as const) {
      expect(retryDelay(1, new BackendError(kind), Math.random)).toBeUndefined();
    }
  });
});
