import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const ARTICLE =
  "Open the order. Choose what to send back.\nA refund reaches your bank card within three days. " +
  "Shipping is on us. Ask the seller first when in doubt, most of them answer within a day.";

test("shows the sentence that answers, cut where sentences end", () => {
  const { text, ranges } = excerpt(ARTICLE, "refund bank card", 60);
  expect(text).toBe("…A refund reaches your bank card within three days.…");
  expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(["refund", "bank", "card"]);
});

test("works in Chinese", () => {
  const text =
    "打开订单，点申请售后。商家四十八小时内处理。退款三天内到银行卡。其他问题请联系商家。";
  expect(excerpt(text, "退款到银行卡", 20).text).toBe("…退款三天内到银行卡。…");
});

test("a short text comes whole, line breaks as spaces", () => {
  expect(excerpt("One.\nTwo.", "two", 60)).toEqual({ text: "One. Two.", ranges: [[5, 8]] });
});

test("without a match it begins at the beginning", () => {
  expect(excerpt(ARTICLE, "weather", 30).text).toMatch(/^Open the order\./);
});

test("never longer than asked, ranges inside", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("退款", "。", "pay ", "card. ", "🙂", "x", "\n"), { maxLength: 60 }),
      fc.integer({ min: 4, max: 60 }),
      (words, max) => {
        const { text, ranges } = excerpt(words.join(""), "pay 退款", max);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(text.slice(start, end)).toMatch(/^(pay|退款)+$/);
        }
      },
    ),
  );
});
