import { expect, test } from "vitest";
import { relatedWords } from "./related-words.ts";

test.each([
  ["Where is my parcel?", "package"],
  ["I want my money back", "refund"],
  ["it was declined", "reject"],
  ["快递到哪了", "物流"],
  ["小孩充的钱", "未成年"],
])("%s: an article may say %s", (question, word) => {
  expect(relatedWords(question)).toContain(word);
});

test("other forms of a word are related to it", () => {
  expect(relatedWords("refunded")).toEqual(expect.arrayContaining(["refund", "refunds"]));
});

test("what was said is not said again, and nothing comes of nothing", () => {
  expect(relatedWords("退款")).not.toContain("退款");
  expect(relatedWords("？？？")).toEqual([]);
});
