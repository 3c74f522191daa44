import { expect, test } from "vitest";
import { translate } from "../translate.ts";
import { issuesLeft, issueText } from "./issue-text.ts";

const t = (key: Parameters<typeof translate>[1], values = {}) => translate("en", key, values);

test("[F6.04] what is wrong is a sentence, in Markdown with its line", () => {
  expect(issueText({ path: "title", code: "required" }, t)).toBe("This is needed.");
  expect(issueText({ path: "steps.2.text.3", code: "html_not_allowed" }, t)).toBe(
    "Line 3: HTML cannot stand here.",
  );
  expect(issueText({ path: "title", code: "of_tomorrow" }, t)).toBe("This cannot stand like this.");
});

test("[F6.04] what was changed since is wrong no more, until it is saved again", () => {
  const before = { title: "", steps: [{ text: "<b>" }, { text: "x" }] };
  const issues = ["title", "steps.0.text.1", "steps.1"].map((path) => ({ path, code: "x" }));
  const left = (after: object) => issuesLeft(issues, before, after).map(({ path }) => path);
  expect(left({ ...before, title: "T" })).toEqual(["steps.0.text.1", "steps.1"]);
  expect(left({ ...before, steps: [{ text: "b" }, before.steps[1]] })).toEqual([
    "title",
    "steps.1",
  ]);
  expect(left({ ...before, steps: [] })).toEqual(["title"]);
});
