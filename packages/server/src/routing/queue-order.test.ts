import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { queueOrder } from "./queue-order.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const waiting = (id: string, minutes: number, priority: "low" | "normal" | "high" | "urgent") => ({
  id,
  queuedAt: new Date(NOW - minutes * 60_000).toISOString(),
  record: { priority },
});
const order = (list: ReturnType<typeof waiting>[]) => queueOrder(list, NOW).map(({ id }) => id);

describe("[F3.40] [RT2] who goes first", () => {
  test("the longest wait, with a head start by priority", () => {
    const list = [waiting("a", 5, "normal"), waiting("b", 9, "normal"), waiting("c", 1, "high")];
    expect(order(list)).toEqual(["c", "b", "a"]);
    expect(order([...list, waiting("d", 0, "urgent"), waiting("e", 20, "low")])).toEqual([
      "d",
      "c",
      "b",
      "a",
      "e",
    ]);
  });

  test("nobody is passed by for ever: two and a half hours longer beats any priority", () => {
    const priority = fc.constantFrom("low", "normal", "high", "urgent" as const);
    fc.assert(
      fc.property(fc.nat(10_000), priority, priority, (minutes, one, other) => {
        const list = [waiting("late", minutes, other), waiting("early", minutes + 151, one)];
        expect(order(list)[0]).toBe("early");
      }),
    );
  });
});
