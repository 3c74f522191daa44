// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { createDraftsModel } from "./drafts-model.ts";

beforeEach(() => localStorage.clear());

test("[F3.83] a draft outlives the page, by conversation and by kind", () => {
  createDraftsModel(() => localStorage).of("c", "reply").value = "Half a sentence";
  const later = createDraftsModel(() => localStorage);
  expect(later.of("c", "reply").value).toBe("Half a sentence");
  expect(later.of("c", "note").value).toBe("");
  expect(later.of("d", "reply").value).toBe("");
});

test("[F3.83] what is sent leaves nothing behind", () => {
  const draft = createDraftsModel(() => localStorage).of("c", "reply");
  draft.value = "Hello";
  draft.value = "";
  expect(localStorage.length).toBe(0);
});

test("[F3.83] without a storage it is kept as long as the page lives", () => {
  const drafts = createDraftsModel(() => undefined);
  drafts.of("c", "reply").value = "Hello";
  expect(drafts.of("c", "reply").value).toBe("Hello");
});

test("[F6.04] what there are drafts of is known, also after a reload", () => {
  const drafts = createDraftsModel(() => localStorage);
  drafts.of("demo/en/a", "guide").value = "{}";
  drafts.of("demo/en/b", "guide").value = "";
  drafts.of("demo/en/c", "task").value = "{}";
  expect(drafts.ids("guide")).toEqual(["demo/en/a"]);
  expect(createDraftsModel(() => localStorage).ids("guide")).toEqual(["demo/en/a"]);
  const unkept = createDraftsModel(() => undefined);
  unkept.of("x", "task").value = "{}";
  expect(unkept.ids("task")).toEqual(["x"]);
});
