import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readKnowledgeFolder } from "../packages/server/src/import/knowledge-folder.ts";
import type { StoredTask } from "../packages/server/src/knowledge/self-service.repository.ts";
import { root } from "./support/root.ts";

const { locales, refused } = readKnowledgeFolder(join(root, "examples/knowledge"));
const tasksOf = (locale: string) =>
  new Map(
    locales
      .find((one) => one.locale === locale)
      ?.tasks?.contents.map((task): [string, StoredTask] => [task.slug, task]),
  );
const chinese = tasksOf("zh-CN");
const english = tasksOf("en");
const both = [...chinese].map(([slug, task]) => ({ slug, task, other: english.get(slug) }));

/** What makes the same task of two texts. */
const bones = ({ fields, steps, requires, action, code, caseField, instances }: StoredTask) => ({
  fields: fields.map((field) => ({
    ...field,
    label: "",
    hint: "",
    ...("options" in field && { options: field.options?.map(({ value }) => value) }),
    ...("fields" in field && { fields: field.fields.map(({ id, type }) => [id, type]) }),
  })),
  steps: steps.map((step) => step.fields),
  requires: requires.map((one) => ({ ...one, missing: "", way: one.way?.task })),
  action,
  code,
  caseField,
  instances,
});

describe("[F6.11] the demo's tasks", () => {
  test("are all there, in both languages, and none is refused", () => {
    expect(refused).toEqual([]);
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    expect([...chinese.keys()]).toEqual(
      expect.arrayContaining([
        "account-recovery",
        "advertising-enquiry",
        "appeal",
        "change-phone",
        "invoice",
        "live-stream-right",
        "real-name-verification",
        "refund-and-return",
        "report-content",
        "top-up-problem",
      ]),
    );
  });

  test.each(both)("$slug asks for the same in both languages", ({ task, other }) => {
    expect(other && bones(other)).toEqual(bones(task));
  });

  test.each(both)("$slug says what people say who need it, and what comes next", ({ task }) => {
    expect(task.questions.length).toBeGreaterThanOrEqual(5);
    expect(task.articles.length).toBeGreaterThan(0);
    expect(task.next.length).toBeGreaterThan(10);
  });

  test("documents are sensitive, and a way leads to a task or article that there is", () => {
    const fields = chinese.get("real-name-verification")?.fields ?? [];
    const secret = fields.filter((field) => "sensitive" in field && field.sensitive);
    expect(secret.map(({ id }) => id)).toEqual(["full-name", "number"]);
    for (const { locale, tasks, articles } of locales) {
      const slugs = new Set(articles.map(({ slug }) => slug));
      for (const { requires } of tasks?.contents ?? []) {
        for (const { way } of requires) {
          expect(way?.task === undefined || tasksOf(locale).has(way.task)).toBe(true);
          expect(way?.article === undefined || slugs.has(way.article)).toBe(true);
        }
      }
    }
  });
});

test("[F6.12] an appeal has grounds, a statement, evidence, one run of a case, and a second instance", () => {
  const appeal = chinese.get("appeal");
  expect(appeal).toMatchObject({ caseField: "case-number", instances: 2 });
  const types = Object.fromEntries(appeal?.fields.map(({ id, type }) => [id, type]) ?? []);
  expect(types).toMatchObject({ grounds: "choice", statement: "multiline", evidence: "files" });
});
