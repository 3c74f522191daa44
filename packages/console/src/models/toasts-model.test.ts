import { expect, test } from "vitest";
import { createToastsModel } from "./toasts-model.ts";

test("what is said in passing stands in the topmost dialog, and else in the page", () => {
  let made = 0;
  const ends: (() => void)[] = [];
  const toasts = createToastsModel(() => String((made += 1)), {
    setTimeout: ((end: () => void) => ends.push(end)) as unknown as Window["setTimeout"],
  });
  const texts = (dialog?: object) => toasts.shownIn(dialog).map(({ text }) => text);
  const [below, above] = [{}, {}];
  toasts.say("one");
  expect(texts()).toEqual(["one"]);
  const closeBelow = toasts.moveInto(below);
  const closeAbove = toasts.moveInto(above);
  toasts.say("two", "problem");
  expect([texts(), texts(below), texts(above)]).toEqual([[], [], ["one", "two"]]);
  closeAbove();
  expect(texts(below)).toEqual(["one", "two"]);
  closeBelow();
  ends[0]?.();
  expect(texts()).toEqual(["two"]);
});
