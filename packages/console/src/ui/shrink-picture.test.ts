import { expect, test } from "vitest";
import { squareCut, wholeCut } from "./shrink-picture.ts";

test.each([
  [
    { width: 400, height: 300 },
    { x: 50, y: 0, width: 300, height: 300 },
  ],
  [
    { width: 300, height: 500 },
    { x: 0, y: 100, width: 300, height: 300 },
  ],
  [
    { width: 64, height: 64 },
    { x: 0, y: 0, width: 64, height: 64 },
  ],
])("[F3.16] of %o the middle square is %o", (size, from) => {
  expect(squareCut(size, 256)).toEqual({ from, to: { width: 256, height: 256 } });
});

test.each([
  [
    { width: 1000, height: 200 },
    { width: 384, height: 77 },
  ],
  [
    { width: 500, height: 500 },
    { width: 128, height: 128 },
  ],
  [
    { width: 120, height: 40 },
    { width: 120, height: 40 },
  ],
  [
    { width: 10_000, height: 1 },
    { width: 384, height: 1 },
  ],
])("[F3.74] a logo of %o becomes one of %o", (size, to) => {
  expect(wholeCut(size, 384, 128).to).toEqual(to);
});
