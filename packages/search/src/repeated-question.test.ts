import { expect, test } from "vitest";
import { repeatedQuestion } from "./repeated-question.ts";
import type { BotTurn } from "./decision.ts";

const asked = (text: string, decided: BotTurn["decided"] = "answer"): BotTurn[] => [
  { text, decided },
];

test.for([
  ["退款多久到账", "退款多久到账"],
  ["退款多久到账", "退款什么时候到账"],
  ["怎么更换绑定的手机号", "绑定的手机号怎么更换啊"],
  ["How long does a refund take?", "how soon is the refund"],
  ["how do I reset my password", "password reset how"],
] as const)("[BT6] %s, then %s: asked again", ([before, text]) => {
  expect(repeatedQuestion(asked(before), text)).toBe(true);
});

test.for([
  ["退款多久到账", "怎么更换绑定的手机号"],
  ["退款多久到账", "退款要多少手续费"],
  ["How long does a refund take?", "how much does a refund cost"],
  ["How long does a refund take?", "how long"],
  ["how do I reset my password", "how do I change my phone number"],
] as const)("[BT6] %s, then %s: another question", ([before, text]) => {
  expect(repeatedQuestion(asked(before), text)).toBe(false);
});

test("[BT6] what was small talk or a request was no question", () => {
  expect(repeatedQuestion(asked("password reset", "smalltalk"), "password reset")).toBe(false);
  expect(repeatedQuestion([], "password reset")).toBe(false);
});

test("[BT6] nothing but how long, right after itself", () => {
  expect(repeatedQuestion(asked("多久"), "多久啊")).toBe(true);
  expect(repeatedQuestion(asked("how long"), "how long??")).toBe(true);
  expect(repeatedQuestion([...asked("多久"), ...asked("怎么开店")], "多久啊")).toBe(false);
});
