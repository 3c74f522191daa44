// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRouter, pathTo, placeOf, prefixOf, type Router } from "./router.ts";

let router: Router;
beforeEach(() => {
  history.replaceState(null, "", "/console/demo/inbox/mine");
  router = createRouter(window);
});
afterEach(() => router.destroy());

test("[F3.81] an address is a place and back again", () => {
  const path = pathTo("demo", "inbox", "all", "a b");
  expect(path).toBe("/console/demo/inbox/all/a%20b");
  expect(placeOf(path)).toEqual({ site: "demo", screen: "inbox", rest: ["all", "a b"] });
  expect(placeOf("/console/")).toEqual({ site: undefined, screen: "inbox", rest: [] });
});

test("[F3.81] a proxy may put a path before it", () => {
  const place = { site: "console", screen: "people", rest: [] };
  expect(placeOf("/help/console-2/console/console/people")).toEqual(place);
  expect(prefixOf("/help/console-2/console/console/people")).toBe("/help/console-2");
  expect([prefixOf("/console/"), prefixOf("/console"), prefixOf("/")]).toEqual(["", "", ""]);
});

test("[F3.81] a link of the console goes there without loading a page", () => {
  document.body.innerHTML = `<a href="/console/demo/people">People</a>`;
  document.querySelector("a")?.click();
  expect(router.place.value.screen).toBe("people");
  expect(location.pathname).toBe("/console/demo/people");
});
