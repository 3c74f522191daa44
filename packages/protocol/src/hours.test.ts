import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { addWorkingMinutes, isOpen, nextOpening, workingMinutesBetween } from "./hours.ts";
import { hoursSchema, type Hours } from "./hours-schema.ts";

const closed: Hours["weekly"] = [[], [], [], [], [], [], []];
const office = (timeZone: string, holidays: Hours["holidays"] = []): Hours => ({
  timeZone,
  weekly: closed.map((_, day) => (day === 0 || day === 6 ? [] : [["09:00", "18:00"]])),
  holidays,
});
const always = (timeZone: string): Hours => ({
  timeZone,
  weekly: closed.map(() => [["00:00", "24:00"]]),
  holidays: [],
});
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();

describe("[F3.50] [HR1] opening hours", () => {
  const shanghai = office("Asia/Shanghai", [
    { date: "2026-10-01", name: "国庆节", open: [] },
    { date: "2026-10-02", open: [["10:00", "12:00"]] },
  ]);

  test("of a weekday, and the next one after it", () => {
    expect(isOpen(shanghai, at("2026-11-20T01:00:00Z"))).toBe(true);
    expect(isOpen(shanghai, at("2026-11-20T10:00:00Z"))).toBe(false);
    expect(iso(nextOpening(shanghai, at("2026-11-20T10:00:00Z")))).toBe("2026-11-23T01:00:00.000Z");
    expect(iso(nextOpening(shanghai, at("2026-11-20T05:00:00Z")))).toBe("2026-11-20T05:00:00.000Z");
  });

  test("[HR2] of holidays: closed, or open for an hour or two", () => {
    expect(iso(nextOpening(shanghai, at("2026-09-30T10:00:00Z")))).toBe("2026-10-02T02:00:00.000Z");
    const from = at("2026-09-30T09:00:00Z");
    expect(workingMinutesBetween(shanghai, from, at("2026-10-05T02:00:00Z"))).toBe(60 + 120 + 60);
  });

  test("never open is said, not looked for for ever", () => {
    const never = { ...shanghai, weekly: closed, holidays: [] };
    expect(nextOpening(never, at("2026-01-01T00:00:00Z"))).toBeUndefined();
    expect(addWorkingMinutes(never, at("2026-01-01T00:00:00Z"), 1)).toBeUndefined();
  });
});

describe("[F3.50] [HR3] days on which the clocks change", () => {
  test.each([
    // Forward at 02:00 and back at 02:00 of local time.
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Europe/Berlin", "2026-03-29", 23],
    ["Europe/Berlin", "2026-10-25", 25],
    // By half an hour.
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["Asia/Shanghai", "2026-03-08", 24],
  ])("%s %s has %d hours", (timeZone, date, hours) => {
    const day: Hours = {
      timeZone,
      weekly: closed,
      holidays: [{ date, open: [["00:00", "24:00"]] }],
    };
    const from = at(`${date}T00:00:00Z`) - 2 * 86_400_000;
    expect(workingMinutesBetween(day, from, from + 5 * 86_400_000)).toBe(hours * 60);
  });

  test("nine in the morning is nine in the morning before and after", () => {
    const york = office("America/New_York");
    expect(iso(nextOpening(york, at("2026-03-06T23:00:00Z")))).toBe("2026-03-09T13:00:00.000Z");
    expect(iso(nextOpening(york, at("2026-10-30T23:00:00Z")))).toBe("2026-11-02T14:00:00.000Z");
    const friday = at("2026-03-06T22:00:00Z"); // 17:00, an hour before the end
    expect(iso(addWorkingMinutes(york, friday, 90))).toBe("2026-03-09T13:30:00.000Z");
  });

  test("a time that is skipped is when the clocks go on, one that comes twice the first", () => {
    const night: Hours = {
      timeZone: "Europe/Berlin",
      weekly: closed,
      holidays: [
        { date: "2026-03-29", open: [["02:30", "04:00"]] },
        { date: "2026-10-25", open: [["02:30", "04:00"]] },
      ],
    };
    expect(iso(nextOpening(night, at("2026-03-28T00:00:00Z")))).toBe("2026-03-29T01:00:00.000Z");
    expect(iso(nextOpening(night, at("2026-10-24T00:00:00Z")))).toBe("2026-10-25T00:30:00.000Z");
  });
});

describe("[F3.50] what holds of every calendar", () => {
  const zones = ["America/New_York", "Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe"];
  const moment = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-12-31T00:00:00Z") });
  const calendar = fc.constantFrom(...zones.flatMap((zone) => [office(zone), always(zone)]));

  test("so many minutes later there are so many minutes between", () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 6_000 }), (hours, from, minutes) => {
        const to = addWorkingMinutes(hours, from, minutes) ?? 0;
        expect(workingMinutesBetween(hours, from, to)).toBeCloseTo(minutes, 6);
        expect(to).toBeGreaterThan(from);
      }),
      { numRuns: 200 },
    );
  });

  test("what is due after more minutes is due no earlier", () => {
    const minutes = fc.integer({ min: 1, max: 6_000 });
    fc.assert(
      fc.property(calendar, moment, minutes, minutes, (hours, from, one, more) => {
        const due = (after: number) => addWorkingMinutes(hours, from, after) ?? 0;
        expect(due(one + more)).toBeGreaterThan(due(one));
        const between = workingMinutesBetween(hours, from, due(one));
        expect(workingMinutesBetween(hours, from, due(one + more))).toBeGreaterThan(between);
      }),
      { numRuns: 100 },
    );
  });

  test("the next opening is open, never earlier, and nothing is open before it", () => {
    fc.assert(
      fc.property(calendar, moment, (hours, from) => {
        const next = nextOpening(hours, from) ?? 0;
        expect(next).toBeGreaterThanOrEqual(from);
        expect(isOpen(hours, next)).toBe(true);
        expect(workingMinutesBetween(hours, from, next)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["a zone that is none", { ...office("Mars/Olympus") }],
  [
    "a span that ends before it begins",
    { ...office("UTC"), weekly: [[["18:00", "09:00"]], [], [], [], [], [], []] },
  ],
  [
    "two spans that share an hour",
    {
      ...office("UTC"),
      weekly: [
        [
          ["12:00", "18:00"],
          ["09:00", "13:00"],
        ],
        ...closed.slice(1),
      ],
    },
  ],
  ["a week of six days", { ...office("UTC"), weekly: closed.slice(1) }],
])("[HR1] %s is refused", (_name, hours) => {
  expect(v.safeParse(hoursSchema, hours).success).toBe(false);
});
