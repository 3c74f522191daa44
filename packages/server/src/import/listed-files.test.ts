import { describe, expect, test } from "vitest";
import { articleFile, categoriesFile, writeFolder } from "../../test/knowledge-files.ts";
import { readKnowledgeFolder } from "./knowledge-folder.ts";

const good = { "en/categories.yaml": categoriesFile, "en/account/good.md": articleFile("good") };
function refusalsOf(files: Record<string, string>): string[] {
  const { refused } = readKnowledgeFolder(writeFolder({ ...good, ...files }));
  return refused.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
}

describe("[F6.26] guides and tasks", () => {
  const guide = (steps: string, front = "") => `title: It fails
slug: fails
locale: en
category: account
articles: [good]
${front}steps:
${steps}`;
  const steps = `  - kind: probe
    id: online
    title: Looking
    probe: online
    passed: done
    failed: retry
  - kind: check
    id: retry
    title: Try again
    text: |
      Open **Settings**.

      1. Tap it.
    yes: done
    no: people
  - { kind: end, id: done, title: Good, outcome: solved }
  - { kind: end, id: people, title: We help, outcome: person }
`;

  test("a guide is read with its steps as trees", () => {
    const folder = readKnowledgeFolder(
      writeFolder({ ...good, "en/guides/fails.yaml": guide(steps, "questions: [it fails]\n") }),
    );
    expect(folder.refused).toEqual([]);
    const [read] = folder.locales[0]?.guides?.contents ?? [];
    expect(read).toMatchObject({
      slug: "fails",
      categorySlug: "account",
      questions: ["it fails"],
      keywords: [],
      articles: ["good"],
    });
    expect(read?.steps[1]?.body.map(({ type }) => type)).toEqual(["paragraph", "list"]);
    expect(folder.locales[0]?.tasks).toBeUndefined();
  });

  test("[GD6] a link to a guide or a task that is not there is refused in a guide, told of in an article", () => {
    const linked = steps.replace(
      "Open **Settings**.",
      "[Appeal](task:appeal), [again](guide:fails).",
    );
    expect(refusalsOf({ "en/guides/fails.yaml": guide(linked) })).toEqual([]);
    const files = { "en/guides/fails.yaml": guide(linked.replace("guide:fails", "guide:gone")) };
    expect(refusalsOf(files)).toEqual(['en/guides/fails.yaml:17 "guide:gone" leads nowhere']);
    const article = articleFile("linked", {
      body: "See [this](guide:gone) or [that](guide:fails).\n",
    });
    const { warnings, locales } = readKnowledgeFolder(
      writeFolder({
        ...good,
        "en/account/linked.md": article,
        "en/guides/fails.yaml": guide(steps),
      }),
    );
    expect(warnings.map(({ file, reason }) => [file, reason])).toEqual([
      ["en/account/linked.md", expect.stringContaining("guide:gone")],
    ]);
    expect(JSON.stringify(locales[0]?.articles)).toContain("guide:fails");
  });

  test.for([
    [
      "a step nothing leads to",
      `${steps}  - { kind: end, id: x, title: X, outcome: solved }\n`,
      24,
    ],
    ["a way that leads nowhere", steps.replace("no: people", "no: nobody"), 13],
    ["HTML in a step", steps.replace("Open", "<b>Open"), 17],
    ["a probe that is none", steps.replace("probe: online", "probe: mood"), 10],
  ] as const)("%s is refused where it stands", ([, bad, line]) => {
    expect(refusalsOf({ "en/guides/fails.yaml": guide(bad) })[0]).toMatch(
      new RegExp(`^en/guides/fails\\.yaml:${line} `),
    );
  });

  const task = `title: Appeal
slug: appeal
locale: en
category: account
summary: Ask us to look again.
action: ticket
requires: []
fields:
  - { id: why, type: multiline, label: Why, required: true }
  - id: works
    type: group
    label: Work
    fields:
      - { id: link, type: text, label: Link }
steps:
  - { title: Why, fields: [why, works] }
next: We look at it within a day.
`;

  test("a task is read; a step that names no field is refused where it stands", () => {
    const folder = readKnowledgeFolder(writeFolder({ ...good, "en/tasks/appeal.yaml": task }));
    expect(folder.refused).toEqual([]);
    expect(folder.locales[0]?.tasks?.contents[0]).toMatchObject({
      slug: "appeal",
      action: "ticket",
    });
    expect(refusalsOf({ "en/tasks/appeal.yaml": task.replace("works]", "gone]") })).toEqual([
      'en/tasks/appeal.yaml:16 "steps.0.fields.1": it names no field of this task',
      'en/tasks/appeal.yaml:10 "fields.1": it stands in no step',
    ]);
  });

  test("articles may stand beside them, in a category of that name", () => {
    const categories = "- {slug: tasks, title: Tasks, description: d, icon: i}\n";
    const read = readKnowledgeFolder(
      writeFolder({
        "en/categories.yaml": categoriesFile + categories,
        "en/tasks/chores.md": articleFile("chores", { front: { category: "tasks" } }),
        "en/account/good.md": articleFile("good"),
        "en/tasks/appeal.yaml": task,
      }),
    );
    expect(read.refused).toEqual([]);
    expect(read.locales[0]?.articles.map(({ slug }) => slug)).toEqual(["good", "chores"]);
    expect(read.locales[0]?.tasks?.contents).toHaveLength(1);
  });
});
