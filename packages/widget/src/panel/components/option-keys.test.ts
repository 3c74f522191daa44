import { expect, test } from "vitest";
import { nextOption } from "./option-keys.ts";

test("arrows go round through the options and the typed text", () => {
  const down = [-1, 0, 1].map((active) => nextOption("ArrowDown", active, 2));
  expect(down).toEqual([0, 1, -1]);
  const up = [-1, 1, 0].map((active) => nextOption("ArrowUp", active, 2));
  expect(up).toEqual([1, 0, -1]);
});

test("other keys, and arrows without options, keep their meaning", () => {
  expect(nextOption("ArrowLeft", 0, 2)).toBeUndefined();
  expect(nextOption("Enter", 0, 2)).toBeUndefined();
  expect(nextOption("ArrowDown", -1, 0)).toBeUndefined();
});
