// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { keyNameOf } from "./keys.ts";

const press = (key: string, target: Element = document.body, held: object = {}) =>
  keyNameOf({
    key,
    target,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...held,
  });

test("[F3.82] keys act where nothing is being typed", () => {
  expect(["j", "k", "r", "n", "a", "e", "/", "?"].map((key) => press(key))).toEqual([
    "next",
    "previous",
    "reply",
    "note",
    "assign",
    "resolve",
    "search",
    "help",
  ]);
  expect(press("x")).toBeUndefined();
  // What every object has is no key of ours.
  expect(press("toString")).toBeUndefined();
});

test("[F3.82] in fields and dialogs they are letters, and with another key held they are the browser's", () => {
  for (const name of ["input", "textarea", "select", "dialog"]) {
    expect(press("e", document.createElement(name)), name).toBeUndefined();
  }
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing"]) {
    expect(press("r", document.body, { [held]: true }), held).toBeUndefined();
  }
});
