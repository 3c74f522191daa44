import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { matchesPattern, watchPage } from "./page.ts";

const open = (url: string) => {
  const view = new Window({ url });
  return { view, page: watchPage(view as unknown as globalThis.Window) };
};

test.each([
  ["/orders/*", "/orders/42", true],
  ["/orders/*", "/orders", false],
  ["/orders/42", "/orders/42", true],
  ["/orders/42", "/orders/421", false],
  ["*/refund", "/orders/42/refund", true],
  ["/a*b*c", "/axxbyyc", true],
  ["/a*b*c", "/axxcyyb", false],
  ["/aba*aba", "/ababa", false],
  ["*", "/anything", true],
  ["/a+b(c)*", "/a+b(c)d", true],
])("the pattern %s and the path %s: %s", (pattern, path, fits) => {
  expect(matchesPattern(path, pattern)).toBe(fits);
});

test("tells the address without query and fragment", () => {
  const { page } = open("https://shop.example/orders/42?token=secret#top");
  expect(page.address()).toBe("https://shop.example/orders/42");
});

test("notices a page change by history without patching it", () => {
  const { view, page } = open("https://shop.example/a");
  const { pushState } = view.history;
  view.history.pushState({}, "", "/b");
  expect(page.path.value).toBe("/a");
  page.turnTo();
  expect(page.path.value).toBe("/b");
  expect(view.history.pushState).toBe(pushState);
  page.turnTo("https://shop.example/c?x=1");
  expect(page.path.value).toBe("/c");
});

test("its undo leaves no listener", () => {
  const { view, page } = open("https://shop.example/a");
  page.destroy();
  view.history.pushState({}, "", "/b");
  view.dispatchEvent(new view.PopStateEvent("popstate"));
  expect(page.path.value).toBe("/a");
});
