import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

const shown = (text: string, query: string) =>
  highlight(text, query).map(([start, end]) => text.slice(start, end));

test("marks what a half-typed last word has of a word", () => {
  expect(shown("Reset your password", "reset pass")).toEqual(["Reset", "pass"]);
});

test("marks what an earlier word has of a longer one, but prefers the word itself", () => {
  expect(shown("Refunds for orders", "refund order now")).toEqual(["Refund", "order"]);
  expect(shown("A refund of refunds", "refund now")).toEqual(["refund"]);
});

test("marks Chinese without spaces, as one stretch", () => {
  expect(shown("如何申请退货退款", "怎么申请退款")).toEqual(["申请退", "退款"]);
  expect(shown("申请退款的步骤", "申请退款")).toEqual(["申请退款"]);
});

test("leaves out words that only ask, unless there is nothing else", () => {
  expect(shown("How do I pay for it", "how do I pay")).toEqual(["pay"]);
  expect(shown("怎么付款", "怎么")).toEqual(["怎么"]);
});

test("marks the nearest word for a misspelt one", () => {
  expect(shown("Change your password in settings", "pasword ")).toEqual(["password"]);
  expect(shown("如何申请退款", "退宽")).toEqual(["退"]);
});

test("marks the text as written, not as folded", () => {
  expect(shown("Ｒｅｓｅｔ the cafe\u0301 ﬁle", "reset café file")).toEqual([
    "Ｒｅｓｅｔ",
    "cafe\u0301",
    "ﬁle",
  ]);
  expect(shown("🙂𠮷野家🙂退款", "𠮷野 退款")).toEqual(["𠮷野", "退款"]);
});

test("an unrelated query marks nothing", () => {
  expect(highlight("如何申请退款", "天气")).toEqual([]);
  expect(highlight("Reset your password", "weather")).toEqual([]);
  expect(highlight("", "退款")).toEqual([]);
  expect(highlight("退款", "")).toEqual([]);
});

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.constantFrom(
      "退款",
      "password",
      "pass",
      "ｐａ",
      "é",
      "e\u0301",
      "𠮷",
      "🙂",
      " ",
      "ﬁ",
      "怎么",
    ),
  ),
);

test("ranges are inside, apart, in order, and never cut a surrogate pair", () => {
  fc.assert(
    fc.property(pieces, pieces, (words, asked) => {
      const text = words.join("");
      let after = -1;
      for (const [start, end] of highlight(text, asked.join(""))) {
        expect(start).toBeGreaterThan(after);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        for (const at of [start, end]) {
          const cuts = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
          expect(at > 0 && cuts).toBe(false);
        }
        after = end;
      }
    }),
    { numRuns: 300 },
  );
});
