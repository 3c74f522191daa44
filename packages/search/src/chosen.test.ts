import { describe, expect, test } from "vitest";
import { chosen, choosesNone } from "./chosen.ts";

const titles: Record<string, string> = {
  rewards: "创作收益怎么提现",
  shop: "店铺货款怎么提现",
  password: "Reset a forgotten password",
  payment: "Forgot the payment password",
};
const choose = (text: string, ...choices: string[]) =>
  chosen(text, choices, (id) => titles[id] ?? "");

describe("[BT3] one of the choices just offered is told", () => {
  test.for([
    ["第二个", "shop"],
    ["2", "shop"],
    ["the first one", "rewards"],
    ["最后一个", "shop"],
    ["last", "shop"],
  ] as const)("by its place: %s", ([text, id]) => {
    expect(choose(text, "rewards", "shop")).toEqual({ id, sure: true });
  });

  test.for([
    ["店铺的货款", "shop"],
    ["创作的", "rewards"],
  ] as const)("by its words: %s", ([text, id]) => {
    expect(choose(text, "rewards", "shop")?.id).toBe(id);
  });

  test("by a word that only one of them has", () => {
    expect(choose("the payment one", "password", "payment")?.id).toBe("payment");
  });
});

test.each(["提现", "怎么开店", "第三个", "你好", ""])("%j names none of them", (text) => {
  expect(choose(text, "rewards", "shop")).toBeUndefined();
});

test("nothing was offered, nothing is chosen", () => {
  expect(choose("第一个")).toBeUndefined();
});

test.for([
  ["都不是", true],
  ["none of these", true],
  ["No.", true],
  ["不是本人操作怎么办", false],
  ["no sound", false],
] as const)("%s: none is meant: %s", ([text, none]) => {
  expect(choosesNone(text)).toBe(none);
});
