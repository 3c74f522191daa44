import { expect, test } from "vitest";
import { spamScore, type Written } from "./spam-score.ts";

const score = (written: Partial<Written>, ...blockedWords: string[]) =>
  spamScore({ text: "", alike: 0, lately: 0, ...written }, blockedWords);
const links = (count: number) =>
  Array.from({ length: count }, (_, i) => `see https://example.com/${i} there`).join(" and ");

test("[SP2] a question, a long complaint and two links are nothing", () => {
  expect(score({ text: "退款多久到账？订单 A123，昨天充的。" })).toBeUndefined();
  expect(score({ text: `My parcel is late. ${"It was due a week ago! ".repeat(3)}` })).toBe(
    undefined,
  );
  expect(score({ text: links(2) })).toBeUndefined();
  expect(score({ lately: 1 })).toBeUndefined();
});

test("[SP2] links, each beyond two", () => {
  expect(score({ text: links(3) })).toEqual({ score: 2, signs: ["links"] });
  expect(score({ text: links(4) })?.score).toBe(4);
  expect(score({ text: links(40) })?.score).toBe(6);
  expect(score({ text: "www.a.example WWW.B.EXAMPLE http://c.example" })?.score).toBe(2);
});

test("[SP2] the same over and over, here and elsewhere", () => {
  expect(score({ text: "Buy my pills now!\n".repeat(4) })?.signs).toEqual(["repeated"]);
  expect(score({ text: "便宜代充加微信。".repeat(4) })?.score).toBe(3);
  expect(score({ text: "啊".repeat(40) })?.score).toBe(3);
  expect(score({ alike: 1 })?.score).toBe(2);
  expect(score({ alike: 50 })?.score).toBe(6);
});

test("[SP2] one after another", () => {
  expect(score({ lately: 2 })).toEqual({ score: 2, signs: ["fast"] });
  expect(score({ lately: 5 })?.score).toBe(4);
  expect(score({ lately: 500 })?.score).toBe(6);
});

test.for([
  ["buy CHEAP pills", "cheap pills", true],
  ["buy ｃｈｅａｐ\u200b  pi\u00adlls!", "cheap pills", true],
  ["代充加微信吗", "加微信", true],
  ["The Essex office", "sex", false],
  ["casino2024", "casino", false],
  ["casino, casino!", "Casino", true],
  ["微信casino好", "casino", true],
  ["anything", "\u200b", false],
] as const)("[SP2] %s / %s", ([text, word, isBlocked]) => {
  expect(score({ text }, word)?.signs.includes("blocked_word") ?? false).toBe(isBlocked);
});

test("[SP2] each blocked word counts once; points add up", () => {
  expect(score({ text: "casino casino casino" }, "casino")?.score).toBe(5);
  expect(score({ text: `${links(3)} casino poker`, lately: 2 }, "casino", "poker")).toEqual({
    score: 14,
    signs: ["links", "fast", "blocked_word"],
  });
});
