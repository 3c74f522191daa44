import { expect, test } from "vitest";
import { createQuestionsModel } from "./questions-model.ts";

test("a question is answered once, and gives way to the next", async () => {
  const { asked, confirm } = createQuestionsModel();
  const first = confirm({ title: "Remove Anna?", act: "Remove" });
  const second = confirm({ title: "Remove Lin?", act: "Remove" });
  expect(await first).toBe(false);
  expect(asked.value?.title).toBe("Remove Lin?");
  asked.value?.answer(true);
  asked.value?.answer(false);
  expect(await second).toBe(true);
  expect(asked.value).toBeUndefined();
});
