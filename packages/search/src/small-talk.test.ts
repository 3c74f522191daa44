import { expect, test } from "vitest";
import { asksForPerson, moodOf, withoutGreeting } from "./small-talk.ts";

test.each([
  ["你好", "greeting"],
  ["您好！", "greeting"],
  ["在吗？", "greeting"],
  ["Hi there", "greeting"],
  ["good morning", "greeting"],
  ["谢谢你", "thanks"],
  ["好的，谢谢", "thanks"],
  ["Thanks a lot!", "thanks"],
  ["ok thank you", "thanks"],
  ["再见", "goodbye"],
  ["没事了", "goodbye"],
  ["Bye", "goodbye"],
  ["No, that's all", "goodbye"],
  ["好的谢谢", "thanks"],
  ["不用了，谢谢", "thanks"],
  ["thanks for your help", "thanks"],
  ["嗯嗯", "agreement"],
  ["好的，知道了", "agreement"],
  ["ok, got it", "agreement"],
])("%s is %s", (text, mood) => {
  expect(moodOf(text)).toBe(mood);
});

test.each(["你好，怎么退款", "谢谢，还有运费呢", "hello I need a refund", "", "好", "hi-fi"])(
  "%j is more than small talk, or none",
  (text) => {
    expect(moodOf(text)).toBeUndefined();
  },
);

test.each([
  "转人工",
  "我要找人工客服",
  "帮我转接人工",
  "人工",
  "联系客服",
  "真人客服在吗",
  "I want to talk to a human",
  "can I speak with someone",
  "talk to a real person please",
  "connect me to an agent",
  "agent",
  "live agent",
])("%s asks for a person", (text) => {
  expect(asksForPerson(text)).toBe(true);
});

test.each([
  "人工审核要多久",
  "人工智能写的视频能发吗",
  "商家客服不回消息",
  "can someone else use my account",
  "I want a refund",
  "the user agent string",
])("%s does not", (text) => {
  expect(asksForPerson(text)).toBe(false);
});

test("what is said a thousand times is read at once", () => {
  const begun = performance.now();
  for (const word of ["嗯", "哦", "好的", "ok ", "谢谢", "好 "]) moodOf(`${word.repeat(1000)}x`);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test.for([
  ["你好，请问怎么退款", "怎么退款"],
  ["您好请问怎么退款", "怎么退款"],
  ["Hi, how do I pay?", "how do I pay?"],
  ["你好", "你好"],
  ["hi there", "hi there"],
  ["history of orders", "history of orders"],
] as const)("%s asks: %s", ([text, left]) => {
  expect(withoutGreeting(text)).toBe(left);
});
