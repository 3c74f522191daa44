import { expect, test } from "vitest";
import { createClock } from "./clock.ts";

test("[P35] tells the server's time on a device that is two days off", () => {
  const local = { now: 1_000_000_000_000 };
  const clock = createClock(() => local.now);
  const twoDays = 2 * 24 * 3600_000;
  clock.observe(local.now + twoDays);
  local.now += 5_000;
  expect(clock.now()).toBe(local.now + twoDays);
});

test("keeps the difference where it is told to, for who follows it", () => {
  const offset = { value: 0 };
  const clock = createClock(() => 1_000_000, offset);
  expect(clock.behind()).toBeUndefined();
  clock.observe(1_060_000);
  expect(offset.value).toBe(60_000);
  expect(clock.behind()).toBe(60_000);
});

test("does not follow travel times, nor what is no time", () => {
  const clock = createClock(() => 1_000_000);
  clock.observe(1_000_900);
  clock.observe(Number.NaN);
  expect(clock.now()).toBe(1_000_000);
});
