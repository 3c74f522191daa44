import { describe, expect, test } from "vitest";
import { fitSection, fitSentences, namedSection, readFollowUp } from "./follow-up.ts";
import type { BotArticle } from "./decision.ts";

const article: BotArticle = {
  id: "refund",
  title: "退款多久到账",
  questions: [],
  sections: [
    { heading: "", text: "退款1至7个工作日到账，信用卡最慢。退款不收费；可以在订单里查看。" },
    { heading: "各种付款方式的时间", text: "微信1至3个工作日，信用卡3至7个工作日。" },
    { heading: "要准备哪些证据", text: "扣款截图、订单编号。" },
    { heading: "过了时间还没到", text: "联系银行，5天内答复。" },
  ],
};
const section = (query: string) => {
  const { aspect, rest } = readFollowUp(query);
  return fitSection(article, aspect, rest).section;
};

describe("[BT2] what only makes sense after a topic has no words of its own", () => {
  test.for([
    ["那多久到账？", "time"],
    ["要多久能出结果", "time"],
    ["how long until it arrives?", "time"],
    ["要钱吗", "cost"],
    ["没通过呢", "failure"],
    ["it was refused", "failure"],
    ["有什么条件", "conditions"],
  ] as const)("%s asks for %s", ([query, aspect]) => {
    expect(readFollowUp(query)).toMatchObject({ aspect, rest: [] });
  });
});

test.for(["信用卡呢", "微信的", "what about a credit card", "那如果没收到"])(
  "%s goes on about what was said",
  (query) => {
    expect(readFollowUp(query).linked).toBe(true);
  },
);

test.for([
  ["信用卡呢", 1],
  ["微信要多久", 1],
  ["过了时间还没到", 3],
] as const)("%s is answered by section %i", ([query, at]) => {
  expect(section(query)).toBe(at);
});

test("a section about trouble does not answer a calm question", () => {
  expect(section("信用卡多久到账")).toBe(1);
});

test("a heading is said, give or take a word", () => {
  expect(namedSection(article, "需要准备什么证据")).toBe(2);
  expect(namedSection(article, "怎么开店")).toBeUndefined();
});

test("of an opening said before, the sentences that answer", () => {
  const text = article.sections[0]?.text ?? "";
  expect(fitSentences(text, "cost", [])).toBe("退款不收费；");
  expect(fitSentences(text, "time", [])).toBe("退款1至7个工作日到账，信用卡最慢。");
  expect(fitSentences(text, "failure", [])).toBeUndefined();
});
