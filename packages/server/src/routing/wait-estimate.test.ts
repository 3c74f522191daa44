import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waitEstimate } from "./wait-estimate.ts";

const minutes = (...list: number[]) => list.map((one) => one * 60_000);

describe("[F3.11] [RT6] the estimate of a wait", () => {
  test("is a band of what recent waits came to", () => {
    expect(waitEstimate(minutes(1, 2, 3, 4, 5, 6, 7, 8, 9, 60))).toEqual({
      fromMinutes: 3,
      toMinutes: 60,
    });
    expect(waitEstimate(minutes(0, 0, 0, 0, 0))).toEqual({ fromMinutes: 1, toMinutes: 2 });
  });

  test("says nothing where too little is known", () => {
    expect(waitEstimate(minutes(1, 2, 3, 4))).toBeUndefined();
  });

  test("never promises a point, and most waits end before its later edge", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000), { minLength: 5, maxLength: 60 }), (waits) => {
        const { fromMinutes, toMinutes } = waitEstimate(waits) ?? { fromMinutes: 0, toMinutes: 0 };
        expect(toMinutes).toBeGreaterThan(fromMinutes);
        const longer = waits.filter((wait) => wait / 60_000 > toMinutes);
        expect(longer.length).toBeLessThanOrEqual(Math.ceil(waits.length / 10));
      }),
    );
  });
});
