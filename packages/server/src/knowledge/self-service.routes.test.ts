import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  GuidesPart,
  Manifest,
  TasksPart,
  WrittenGuide,
  WrittenTask,
} from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { addFiles, articleFile, categoriesFile, writeFolder } from "../../test/knowledge-files.ts";
import { createTestServer, smallKnowledge, type TestServer } from "../../test/test-server.ts";
import type { EditedGuide } from "./written-guides.service.ts";
import type { EditedTask } from "./written-tasks.service.ts";

let server: TestServer;
let lead: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  lead = await server.agent("lead@example.com", "lead");
  const { imports } = server.app.services;
  const folder = writeFolder({
    "en/categories.yaml": categoriesFile,
    "en/account/sign-in.md": articleFile("sign-in"),
  });
  await imports.apply("demo", await imports.prepare("demo", folder));
});
afterAll(() => server.stop());

const call = <Body>(path: string, method = "GET", body?: object, token = lead) =>
  server.call<Body>(`${DESK}${path}`, { method, token, ...(body && { body }) });
const guides = async () => (await call<{ guides: EditedGuide[] }>("/guides")).body.guides;
const tasks = async () => (await call<{ tasks: EditedTask[] }>("/tasks")).body.tasks;
async function part<Part>(name: "guides" | "tasks"): Promise<Part | undefined> {
  const manifest = (await server.call<Manifest>("/manifest?locale=en")).body;
  const ref = manifest[name];
  return ref && (await server.call<Part>(`/packs/${ref.hash}.json`)).body;
}

type Steps = WrittenGuide["steps"];
const steps: Steps = [
  { kind: "show", id: "begin", title: "Restart", text: "Close it.\n\n1. Open it.", next: "ask" },
  { kind: "check", id: "ask", title: "Does it work now?", text: "", yes: "good", no: "people" },
  { kind: "end", id: "good", title: "Good", text: "", outcome: "solved" },
  { kind: "end", id: "people", title: "We help", text: "", outcome: "ticket" },
];
const guide = (more: object = {}) => ({
  locale: "en",
  title: "It does not start",
  categorySlug: "account",
  questions: ["the app does not start"],
  keywords: [],
  pages: [],
  articles: ["sign-in"],
  steps,
  ...more,
});
const task = (more: object = {}): Omit<WrittenTask, "slug"> => ({
  locale: "en",
  title: "Change your phone",
  summary: "Bind another number.",
  categorySlug: "account",
  requires: [{ kind: "signed-in", missing: "Sign in first." }],
  fields: [{ id: "phone", type: "phone", label: "New number", required: true }],
  steps: [{ title: "Number", fields: ["phone"] }],
  action: "ticket",
  next: "We look at it today.",
  questions: [],
  keywords: [],
  pages: [],
  articles: [],
  ...more,
});

describe("[F6.04] a guide is written", () => {
  test("read back as Markdown, and published at once", async () => {
    const saved = await call<EditedGuide>("/guides/no-start", "PUT", guide({ seen: null }));
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ slug: "no-start", steps, isEdited: true });
    expect(await guides()).toEqual([saved.body]);
    const published = await part<GuidesPart>("guides");
    expect(published?.guides.map(({ slug }) => slug)).toEqual(["no-start"]);
    expect(published?.guides[0]?.steps[0]?.body.map(({ type }) => type)).toEqual([
      "paragraph",
      "list",
    ]);
    expect(published?.guides[0]?.articles).toEqual([1]);
  });

  test("over what was seen, and over nothing else", async () => {
    const [before] = await guides();
    const changed = await call<EditedGuide>(
      "/guides/no-start",
      "PUT",
      guide({ title: "It will not start", seen: before?.mark }),
    );
    expect(changed.status).toBe(200);
    for (const seen of [before?.mark, null]) {
      const late = await call("/guides/no-start", "PUT", guide({ seen }));
      expect(late.problem.code).toBe("edited_by_other");
    }
    expect((await guides())[0]?.title).toBe("It will not start");
  });

  test.for<[string, object, { path: string; code: string }[]]>([
    [
      "HTML in a step",
      { steps: steps.with(0, { ...steps[0], text: "fine\n\n<b>" } as Steps[0]) },
      [{ path: "steps.0.text.3", code: "html_not_allowed" }],
    ],
    [
      "a link to no article",
      { steps: steps.with(0, { ...steps[0], text: "[x](article:gone)" } as Steps[0]) },
      [{ path: "steps.0.text.1", code: "dead_link" }],
    ],
    [
      "a way that leads nowhere",
      { steps: steps.slice(0, 3) },
      [{ path: "steps.1", code: "no_such_step" }],
    ],
    [
      "a circle without a way out",
      { steps: steps.with(1, { ...steps[0], id: "ask", next: "begin" } as Steps[0]) },
      [
        { path: "steps.0", code: "never_ends" },
        { path: "steps.1", code: "never_ends" },
        { path: "steps.2", code: "unreachable" },
        { path: "steps.3", code: "unreachable" },
        { path: "steps.0", code: "never_solved" },
      ],
    ],
    [
      "a category and an article that are not there",
      { categorySlug: "none", articles: ["sign-in", "none"] },
      [
        { path: "categorySlug", code: "not_an_option" },
        { path: "articles.1", code: "not_an_option" },
      ],
    ],
    ["a language the site has not", { locale: "fr" }, [{ path: "locale", code: "unknown_locale" }]],
    [
      "a step without a title",
      { steps: steps.with(2, { ...steps[2], title: " " } as Steps[0]) },
      [{ path: "steps.2.title", code: "required" }],
    ],
  ])("%s is refused by its place", async ([, wrong, issues]) => {
    const before = await guides();
    const { problem } = await call("/guides/no-start", "PUT", guide(wrong));
    expect(problem.code).toBe("invalid_input");
    expect(problem.issues).toEqual(issues);
    expect(await guides()).toEqual(before);
  });

  test("its steps are previewed, with the pictures that were pasted", async () => {
    const picture = new Uint8Array(readFileSync(join(smallKnowledge, "media/sign-in.png")));
    const kept = await server.call<{ source: string }>(`${DESK}/knowledge/media`, {
      method: "POST",
      token: lead,
      raw: picture,
    });
    const texts = [`![Here](${kept.body.source})`, "<i>"];
    const { body } = await call<{ previews: { tree: object[]; problems: object[] }[] }>(
      "/guides/no-start/preview",
      "POST",
      { locale: "en", texts },
    );
    expect(body.previews).toEqual([
      { tree: [expect.objectContaining({ type: "image", alt: "Here" })], problems: [] },
      { tree: [], problems: [expect.objectContaining({ line: 1, code: "html_not_allowed" })] },
    ]);
    const [first] = body.previews;
    const withPicture = steps.with(0, { ...steps[0], text: texts[0] } as Steps[0]);
    await call("/guides/no-start", "PUT", guide({ steps: withPicture }));
    const published = await part<GuidesPart>("guides");
    expect(published?.guides[0]?.steps[0]?.body).toEqual(first?.tree);
  });

  test("its category stays while it stands in it", async () => {
    const none = { categories: [{ slug: "other", title: "O", description: "", icon: "book" }] };
    const refused = await call("/knowledge/en/categories", "PUT", none);
    expect(refused.problem.code).toBe("transition_not_allowed");
  });
});

describe("[F6.14] a task is written", () => {
  test("read back, and published at once", async () => {
    const saved = await call<EditedTask>("/tasks/change-phone", "PUT", task());
    expect(saved.status).toBe(200);
    expect(await tasks()).toEqual([saved.body]);
    expect(saved.body).toMatchObject({ ...task(), slug: "change-phone", isEdited: true });
    const published = await part<TasksPart>("tasks");
    expect(published?.tasks.map(({ slug }) => slug)).toEqual(["change-phone"]);
  });

  test("what cannot be filled in is refused, by its place", async () => {
    const wrong = task({
      steps: [{ title: "Number", fields: ["phone", "gone"] }],
      caseField: "work",
      categorySlug: "none",
    });
    const { problem } = await call("/tasks/change-phone", "PUT", wrong);
    expect(problem.issues).toEqual([
      { path: "categorySlug", code: "not_an_option" },
      { path: "steps.0.fields.1", code: "no_such_field" },
      { path: "caseField", code: "no_such_field" },
    ]);
    expect((await tasks())[0]).toMatchObject({ categorySlug: "account" });
  });
});

describe("[ED3] what was written here", () => {
  const folder = writeFolder({
    "en/categories.yaml": categoriesFile,
    "en/account/sign-in.md": articleFile("sign-in"),
  });
  const yaml = (title: string, slug: string) => `title: ${title}
slug: ${slug}
locale: en
category: account
steps:
  - { kind: show, id: a, title: A, next: b }
  - { kind: end, id: b, title: B, outcome: solved }
`;
  const again = async () => {
    const { imports } = server.app.services;
    await imports.apply("demo", await imports.prepare("demo", folder));
  };

  test("stays as it is when a folder says otherwise, and what came by import is told apart", async () => {
    addFiles(folder, {
      "en/guides/no-start.yaml": yaml("Other", "no-start"),
      "en/guides/slow.yaml": yaml("It is slow", "slow"),
    });
    await again();
    expect((await guides()).map(({ slug, title, isEdited }) => [slug, title, isEdited])).toEqual([
      ["no-start", "It does not start", true],
      ["slow", "It is slow", false],
    ]);
  });

  test("taken away, no import brings it again until someone writes it", async () => {
    expect((await call("/guides/slow?locale=en", "DELETE")).status).toBe(204);
    expect((await call("/tasks/change-phone?locale=en", "DELETE")).status).toBe(204);
    expect((await call("/guides/slow?locale=en", "DELETE")).problem.code).toBe("not_found");
    await again();
    expect((await guides()).map(({ slug }) => slug)).toEqual(["no-start"]);
    expect(await tasks()).toEqual([]);
    expect(await part<TasksPart>("tasks")).toBeUndefined();
    await call("/guides/slow", "PUT", guide());
    expect((await guides()).map(({ slug }) => slug)).toEqual(["no-start", "slow"]);
  });

  test("[AG8] agents read it; leads change it, which is noted", async () => {
    const agent = await server.agent("agent@example.com");
    for (const path of ["/guides", "/tasks"]) {
      expect((await call(path, "GET", undefined, agent)).status).toBe(200);
    }
    const refused = await call("/guides/slow", "PUT", guide(), agent);
    expect(refused.problem.code).toBe("not_permitted");
    const { body } = await call<{ entries: object[] }>("/audit");
    for (const [act, subject] of [
      ["guide.saved", "en/no-start"],
      ["guide.removed", "en/slow"],
      ["task.saved", "en/change-phone"],
      ["task.removed", "en/change-phone"],
    ]) {
      expect(body.entries).toContainEqual(expect.objectContaining({ act, subject }));
    }
  });
});
