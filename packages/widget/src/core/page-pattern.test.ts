import { expect, test } from "vitest";
import { matchesPattern } from "./page-pattern.ts";

test.each([
  ["/orders/*", "/orders/42", true],
  ["/orders/*", "/orders", false],
  ["/orders/42", "/orders/42", true],
  ["/orders/42", "/orders/421", false],
  ["*/refund", "/orders/42/refund", true],
  ["/a*b*c", "/axxbyyc", true],
  ["/a*b*c", "/axxcyyb", false],
  ["/aba*aba", "/ababa", false],
  ["*", "/anything", true],
  ["/a+b(c)*", "/a+b(c)d", true],
])("the pattern %s and the path %s: %s", (pattern, path, fits) => {
  expect(matchesPattern(path, pattern)).toBe(fits);
});
