import { expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { knownShare, searchQuestion } from "./question-search.ts";

const article = (id: string, title: string, body: string) => ({
  id,
  fields: { title, questions: [], keywords: [], body },
});
const index = buildIndex([
  article("1", "How long a refund takes", "The money is back within seven working days."),
  article("2", "退款多久到账", "审核通过后7个工作日内原路退回。"),
]);

test.each(["refund", "the money is back", "退款多久到账", "工作日"])(
  "all of %s is known",
  (text) => {
    expect(knownShare(index, text)).toBeCloseTo(1);
  },
);

// Hashes meet in so small an index: a strange word may seem known in parts, but never whole.
test.each(["refund of a helicopter", "直升机退款多久到账", "xqzvwk", "直升机"])(
  "not all of %s is known",
  (text) => expect(knownShare(index, text)).toBeLessThan(0.999),
);

test("it is what a search says of the same words", () => {
  const text = "refund of a helicopter";
  expect(knownShare(index, text)).toBe(searchQuestion(index, text).signals?.known);
});

test.each(["", "  "])("%j tells nothing", (text) => expect(knownShare(index, text)).toBe(0));
