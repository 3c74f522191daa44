import { expect, test } from "vitest";
import { formatAgo, formatBytes, formatDay, formatSeconds } from "./format.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test("how long ago, in words up to a week and as a date beyond", () => {
  expect(formatAgo(ago(0), now, "en")).toBe("this minute");
  expect(formatAgo(ago(3), now, "en")).toBe("3 minutes ago");
  expect(formatAgo(ago(125), now, "en")).toBe("2 hours ago");
  expect(formatAgo(ago(60 * 24), now, "zh-CN")).toBe("昨天");
  expect(formatAgo(ago(60 * 24 * 8), now, "en")).toBe("November 12, 2026");
});

test("a clock that runs ahead of the server never says that something is to come", () => {
  expect(formatAgo(ago(-5), now, "en")).toBe("this minute");
});

test("the days of a talk", () => {
  expect(formatDay(ago(1), now, "en")).toBe("Today");
  expect(formatDay(ago(60 * 24), now, "en")).toBe("Yesterday");
  expect(formatDay(ago(60 * 24 * 2), now, "zh-CN")).toBe("2026年11月18日");
});

test("sizes and lengths", () => {
  expect(formatBytes(10, "en")).toBe("1 kB");
  expect(formatBytes(1_260_000, "en")).toBe("1.3 MB");
  expect(formatSeconds(65)).toBe("1:05");
});
