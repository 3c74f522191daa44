import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { watchPage } from "./page.ts";

const open = (url: string) => {
  const view = new Window({ url });
  return { view, page: watchPage(view as unknown as globalThis.Window) };
};

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
