import { expect, test } from "vitest";
import { askAll, isOffered, isRight, isWrong } from "./decide.ts";

// Questions and outside ones that were written before any weight was chosen, and chose none: a
// floor somewhat under what they give, so that it falls with quality and not with a rewording.
test.each([
  { locale: "zh-CN", right: 23, offered: 27, wrong: 2, answered: 3 },
  { locale: "en", right: 15, offered: 24, wrong: 5, answered: 2 },
] as const)("$locale: fresh questions are answered", ({ locale, ...floor }) => {
  const asked = askAll(locale, "check");
  const inside = asked.filter(({ wanted }) => wanted !== undefined);
  const outside = asked.filter(({ wanted }) => wanted === undefined);
  expect([inside.length, outside.length]).toEqual([30, 15]);
  expect(inside.filter(isRight).length).toBeGreaterThanOrEqual(floor.right);
  const found = inside.filter((one) => isRight(one) || isOffered(one));
  expect(found.length).toBeGreaterThanOrEqual(floor.offered);
  expect(inside.filter(isWrong).length).toBeLessThanOrEqual(floor.wrong);
  const answered = outside.filter(({ decision }) => decision.kind === "answer");
  expect(answered.length).toBeLessThanOrEqual(floor.answered);
});

test.each(["zh-CN", "en"] as const)("%s: a title is answered with its article", (locale) => {
  const titles = askAll(locale, "titles");
  expect(titles.filter((one) => !isRight(one)).map(({ query }) => query)).toEqual([]);
});
