import { expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { search } from "./search.ts";
import { readSynonyms } from "./synonyms.ts";

const synonyms = readSynonyms([
  ["手机", "电话", "mobile"],
  ["sign in", "log in"],
  ["refund", "money back"],
  ["alone"],
  ["？", ""],
  [],
]);

test.each([
  ["更换手机号", ["电话", "mobile"]],
  ["I cannot log in", ["sign in"]],
  ["Refunds", ["money back"]], // in any form
  ["the mobile phone 手机", ["电话"]], // what is said is not added
  ["signing", []], // half of what a group says
  ["alone", []],
  ["？", []],
  ["", []],
])("%s: %j", (text, words) => {
  expect(synonyms(text)).toEqual(words);
});

test("an article is found by what its keywords have from them", () => {
  const documents = ["更换手机号", "退款多久到账"].map((title) => ({
    id: title,
    fields: { title, keywords: synonyms(title).join(" ") },
  }));
  expect(search(buildIndex(documents), "换电话")[0]?.id).toBe("更换手机号");
});

test("a word of any alphabet is whole, beside one of a script without spaces too", () => {
  const mixed = readSynonyms([
    ["возврат", "refund"],
    ["app 退款", "refund in the app"],
    ["退", "return"],
  ]);
  expect(mixed("возврат денег")).toEqual(["refund"]);
  expect(mixed("невозвратный")).toEqual([]);
  expect(mixed("App退款多久")).toEqual(["refund in the app", "return"]);
});
