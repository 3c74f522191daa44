import { expect, test } from "vitest";
import { groupQuestions } from "./group-questions.ts";

const asked = (...texts: string[]) => texts.map((text, at) => ({ text, count: 10 - at }));

test("what asks the same stands together, the most asked first", () => {
  const groups = groupQuestions(
    asked(
      "直播间怎么发红包",
      "can I gift a subscription",
      "发红包在直播间哪里点",
      "在直播间给粉丝发红包",
      "how do I gift a subscription to a friend",
      "改不了生日",
    ),
  );
  expect(groups.map((group) => group.map(({ text }) => text))).toEqual([
    ["直播间怎么发红包", "发红包在直播间哪里点", "在直播间给粉丝发红包"],
    ["can I gift a subscription", "how do I gift a subscription to a friend"],
    ["改不了生日"],
  ]);
});

test("the order in which questions come does not matter", () => {
  const questions = asked("开播要多少粉丝", "粉丝多少才能开播", "运费险怎么赔", "退货运费险赔多少");
  expect(groupQuestions([...questions].reverse())).toEqual(groupQuestions(questions));
});

test("nothing is lost, and what tells nothing stands alone", () => {
  const questions = asked("？？", "的", "退款");
  expect(groupQuestions(questions).flat()).toHaveLength(3);
  expect(groupQuestions([])).toEqual([]);
});
