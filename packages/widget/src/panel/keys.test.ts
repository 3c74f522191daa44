// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { isSendKey } from "./keys.ts";

const enter = (more: KeyboardEventInit & { keyCode?: number } = {}) =>
  new KeyboardEvent("keydown", { key: "Enter", ...more });

test("Enter sends, Shift+Enter breaks the line", () => {
  expect(isSendKey(enter())).toBe(true);
  expect(isSendKey(enter({ shiftKey: true }))).toBe(false);
  expect(isSendKey(new KeyboardEvent("keydown", { key: "a" }))).toBe(false);
});

test("an Enter that picks a word of an input method sends nothing", () => {
  expect(isSendKey(enter({ isComposing: true }))).toBe(false);
  // Safari: the composition is over already, and only the key code tells.
  const safari = enter();
  Object.defineProperty(safari, "keyCode", { value: 229 });
  expect(isSendKey(safari)).toBe(false);
});
