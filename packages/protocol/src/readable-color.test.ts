import { expect, test } from "vitest";
import { isHexColor, readableColor } from "./readable-color.ts";

test.each([
  ["#1456c4", true],
  ["#ABCDEF", true],
  ["#fff", false],
  ["red", false],
  ["1456c4", false],
])("[F3.74] %s is a colour: %s", (typed, is) => expect(isHexColor(typed)).toBe(is));

test.each([
  ["#000000", "#000000"],
  ["#1456c4", "#1456c4"],
  ["#0A6B43", "#0a6b43"],
  ["#767676", "#767676"],
  ["#777777", "#767676"],
  ["#ffffff", "#757575"],
  ["#ffd400", "#8c7500"],
])("[F3.74] [PL3] white is read on %s as on %s", (color, shown) =>
  expect(readableColor(color)).toBe(shown),
);
