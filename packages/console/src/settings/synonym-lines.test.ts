import { expect, test } from "vitest";
import { readSynonymLines, refusedLines, writeSynonymLines } from "./synonym-lines.ts";

test("[F5.26] one group a line, words parted by commas of either script", () => {
  const text = " refund, money back,\n\n退款、退钱，返款\n ， \nalone";
  expect(readSynonymLines(text)).toEqual([
    { line: 1, typed: "refund, money back,", words: ["refund", "money back"] },
    { line: 3, typed: "退款、退钱，返款", words: ["退款", "退钱", "返款"] },
    { line: 5, typed: "alone", words: ["alone"] },
  ]);
  expect(readSynonymLines("")).toEqual([]);
});

test("groups are written as the language lists words, and read back the same", () => {
  const groups = [
    ["退款", "退钱"],
    ["refund", "money back"],
  ];
  expect(writeSynonymLines(groups, "zh-CN")).toBe("退款、退钱\nrefund、money back");
  expect(writeSynonymLines(groups, "en")).toBe("退款, 退钱\nrefund, money back");
  for (const locale of ["zh-CN", "en"]) {
    const lines = readSynonymLines(writeSynonymLines(groups, locale));
    expect(lines.map(({ words }) => words)).toEqual(groups);
  }
});

test("what the server refused is told by the line in which it was typed", () => {
  const long = "x".repeat(60);
  const lines = readSynonymLines(`a, b\n\nalone\n${long}, c\n?, d\ne, f`);
  expect(
    refusedLines(
      [
        { path: "groups.1", code: "too_short" },
        { path: "groups.2.0", code: "too_long" },
        { path: "groups.3.0", code: "wrong_form" },
        { path: "groups.4", code: "too_long" },
        { path: "groups", code: "too_long" },
        { path: "locale", code: "unknown_locale" },
      ],
      lines,
    ),
  ).toEqual([
    { line: 3, typed: "alone", reason: "synonym_alone" },
    { line: 4, typed: `${"x".repeat(40)}…`, reason: "synonym_too_long" },
    { line: 5, typed: "?, d", reason: "synonym_no_word" },
    { line: 6, typed: "e, f", reason: "synonym_too_many_words" },
    { line: 0, typed: "", reason: "synonyms_too_many" },
  ]);
});
