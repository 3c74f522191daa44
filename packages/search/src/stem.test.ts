import { expect, test } from "vitest";
import { stem } from "./stem.ts";

test.each([
  ["refund", "refunds", "refunded", "refunding"],
  ["cancel", "cancels", "cancelled", "cancelling"],
  ["verify", "verifies"],
  ["close", "closed", "closing", "closes"],
])("the forms of %s share a stem", (...forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test.each(["app", "sf2024001", "退款", "pass"])("%s is left alone or nearly", (word) => {
  expect(word.startsWith(stem(word))).toBe(true);
  expect(stem(word).length).toBeGreaterThan(1);
});
