import type { WrittenTask } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { askedRows, problemsIn, tryPages } from "./try-pages.ts";

const task: WrittenTask = {
  slug: "refund",
  locale: "en",
  title: "Refund",
  summary: "s",
  categorySlug: "payment",
  requires: [],
  fields: [
    {
      id: "why",
      type: "choice",
      label: "Why",
      required: true,
      options: [
        { value: "late", label: "Late" },
        { value: "broken", label: "Broken" },
      ],
    },
    {
      id: "parts",
      type: "group",
      label: "Part",
      visibleIf: { field: "why", in: ["broken"] },
      fields: [{ id: "name", type: "text", label: "Name", required: true }],
    },
  ],
  steps: [
    { title: "Why", fields: ["why"] },
    { title: "What", fields: ["parts"] },
  ],
  action: "ticket",
  next: "n",
  questions: [],
  keywords: [],
  pages: [],
  articles: [],
};
const kinds = (written: WrittenTask, values: Record<string, string>) =>
  tryPages(written, values).map((page) => (page.kind === "step" ? page.title : page.kind));

test("[F6.14] a step that asks for nothing is passed over, and a code comes before the review", () => {
  expect(kinds(task, {})).toEqual(["Why", "review", "done"]);
  expect(kinds({ ...task, code: { channel: "email" } }, { why: "broken" })).toEqual([
    "Why",
    "What",
    "code",
    "review",
    "done",
  ]);
});

test("[F6.14] only what stands in a step holds it back", () => {
  expect(problemsIn(task, {}, ["why"])).toEqual({ why: "required" });
  expect(problemsIn(task, { why: "broken" }, ["why"])).toEqual({});
  expect(problemsIn(task, { why: "broken" }, ["parts"])).toEqual({ "parts.0.name": "required" });
});

test("[F6.14] a group is asked row by row", () => {
  const [, group] = task.fields;
  if (group?.type !== "group") throw new Error("no group");
  const values = { why: "broken", "parts.1.name": "" };
  expect(askedRows(task, group, values).map((row) => row.map(({ id }) => id))).toEqual([
    ["parts.0.name"],
    ["parts.1.name"],
  ]);
});
