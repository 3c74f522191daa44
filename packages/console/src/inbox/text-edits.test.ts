import { expect, test } from "vitest";
import { insertAt, wrapped } from "./text-edits.ts";

test("[F3.83] what is put in takes the place of what was selected, with the caret behind it", () => {
  expect(insertAt("one two", 4, 7, "three")).toEqual({ text: "one three", at: 9 });
});

test("[F3.83] a mark goes on both sides; with nothing selected the caret stands between", () => {
  expect(wrapped("one two", 4, 7, "**")).toEqual({ text: "one **two**", at: 11 });
  expect(wrapped("one ", 4, 4, "**")).toEqual({ text: "one ****", at: 6 });
});
