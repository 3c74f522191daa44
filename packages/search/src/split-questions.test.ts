import { describe, expect, test } from "vitest";
import { splitQuestions } from "./split-questions.ts";

describe("several questions in one message", () => {
  test.for([
    ["怎么退货？开店要交多少押金？", ["怎么退货？", "开店要交多少押金？"]],
    ["怎么换绑手机号，另外怎么注销账号", ["怎么换绑手机号", "另外怎么注销账号"]],
    [
      "How do I return a dress? And how long does the refund take?",
      ["How do I return a dress?", "And how long does the refund take?"],
    ],
    [
      "how can I reset my password and where is my order",
      ["how can I reset my password", "and where is my order"],
    ],
    [
      "昨天买的鞋大了。怎么退？运费多少钱谁来出？谢谢",
      ["昨天买的鞋大了。 怎么退？", "运费多少钱谁来出？ 谢谢"],
    ],
  ] as const)("%s", ([text, parts]) => {
    expect(splitQuestions(text)).toEqual(parts);
  });

  test("one question, with a story before it, stays whole", () => {
    for (const text of [
      "我昨天买了一双鞋，尺码不对。怎么换货？",
      "My phone was stolen. How do I sign in on a new one?",
      "退款",
      "怎么还没有发货",
      "",
    ]) {
      expect(splitQuestions(text)).toEqual([text]);
    }
  });

  test("more than three are read as one", () => {
    const text = "怎么退货？怎么换货？怎么开店？怎么注销账号？";
    expect(splitQuestions(text)).toEqual([text]);
  });
});
