import * as v from "valibot";
import { expect, test } from "vitest";
import { synonymGroupsSchema } from "./synonyms.ts";

const read = (groups: unknown) => v.safeParse(synonymGroupsSchema, groups);
const words = (count: number) => Array.from({ length: count }, (_, i) => `word ${i}`);

test("[F5.26] [KP8] groups of 2 to 12 words, each of at most 40 characters, at most 500 of them", () => {
  const group = [" refund ", "money back", "退款", "x".repeat(40), ...words(8)];
  expect(read([group]).output).toEqual([["refund", ...group.slice(1)]]);
  expect(read(Array.from({ length: 500 }, () => ["a", "b"])).success).toBe(true);
  expect(read([]).success).toBe(true);
});

test("a word that stands in a group twice counts once", () => {
  expect(read([["Refund", "refund", "ｒｅｆｕｎｄ", "money back"]]).output).toEqual([
    ["Refund", "money back"],
  ]);
  expect(read([["Refund", "refund"]]).success).toBe(false);
});

test.each([
  ["one word", [["refund"]], [0]],
  ["thirteen words", [words(13)], [0]],
  ["a word of 41 characters", [["a", "x".repeat(41)]], [0, 1]],
  [
    "nothing",
    [
      ["a", "b"],
      ["a", " "],
    ],
    [1, 1],
  ],
  ["punctuation alone", [["a", "?!"]], [0, 1]],
  ["a comma, which parts words", [["a", "b, c"]], [0, 1]],
  ["the same of Chinese", [["退款", "退钱、返款"]], [0, 1]],
  ["a word that is none", [["a", 3]], [0, 1]],
  ["no list", [{ a: "b" }], [0]],
  ["501 groups", Array.from({ length: 501 }, () => ["a", "b"]), undefined],
])("%s is refused by its place", (_, groups, place) => {
  const { issues } = read(groups);
  expect(issues?.[0].path?.map(({ key }) => key)).toEqual(place);
});
