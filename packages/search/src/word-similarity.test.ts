import { expect, test } from "vitest";
import { ALIKE, wordSimilarity } from "./word-similarity.ts";

test.each([
  ["password", "pasword"],
  ["password", "passwrod"],
  ["password", "passsword"],
  ["refund", "refunds"],
  ["withdraw", "withdrawal"],
  ["card", "cars"],
])("%s and %s count as one", (a, b) => {
  expect(wordSimilarity(a, b)).toBeGreaterThan(ALIKE);
  expect(wordSimilarity(b, a)).toBe(wordSimilarity(a, b));
});

test.each([
  ["password", "payment"],
  ["order", "refund"],
  ["aa", "aaaa"],
])("%s and %s do not", (a, b) => {
  expect(wordSimilarity(a, b)).toBeLessThan(ALIKE);
});

test("equal words are 1, a letter is never counted twice", () => {
  expect(wordSimilarity("退款", "退款")).toBe(1);
  expect(wordSimilarity("aaa", "aa")).toBeCloseTo(2 / 3);
});
