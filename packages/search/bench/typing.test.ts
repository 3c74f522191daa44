import { expect, test } from "vitest";
import { measureTypeahead } from "./eval-typeahead.ts";
import { makeQueries } from "./make-queries.ts";
import { makeTitles } from "./make-titles.ts";

const SEED = 3;
const docs = { en: makeTitles("en", 1000, SEED), "zh-CN": makeTitles("zh-CN", 1000, SEED) };

test("a seed makes the same titles and queries again, all titles different", () => {
  expect(makeTitles("zh-CN", 1000, SEED)).toEqual(docs["zh-CN"]);
  expect(new Set(docs.en.map(({ text }) => text)).size).toBe(1000);
  expect(makeQueries(docs.en, 5, 1)).toEqual(makeQueries(docs.en, 5, 1));
  expect(makeQueries(docs.en, 5, 1)).not.toEqual(makeQueries(docs.en, 5, 2));
});

test("queries name a title that holds them", () => {
  for (const { text, relevant, kind } of makeQueries(docs["zh-CN"], 30, SEED)) {
    const wanted = docs["zh-CN"].find(({ id }) => id === relevant[0]);
    if (kind === "prefix") expect(wanted?.text.startsWith(text)).toBe(true);
    if (kind === "full pinyin") expect(text).toMatch(/^[a-z]{4,}$/);
    if (kind === "initials") expect(text).toMatch(/^[a-z]{4,}$/);
  }
});

// Somewhat under what 1,000 titles give with and without the public sets.
test.each([
  ["en", { whole: 98, prefix: 97, "prefix + typo": 95, "two words": 87, "two words + typo": 80 }],
  [
    "zh-CN",
    {
      whole: 98,
      prefix: 97,
      "prefix + typo": 91,
      "prefix + homophone": 94,
      "two words": 85,
      "two words + typo": 74,
      "full pinyin": 97,
      initials: 95,
    },
  ],
] as const)(
  "[F5.04] %s: the wanted title stands early, typed half or with a slip",
  (locale, floors) => {
    const { byKind } = measureTypeahead(docs[locale], makeQueries(docs[locale], 150, SEED));
    for (const [kind, floor] of Object.entries(floors)) {
      expect(100 * byKind[kind]!.mrr10, kind).toBeGreaterThanOrEqual(floor);
    }
  },
);
