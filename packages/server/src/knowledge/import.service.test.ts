import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { addFiles, articleFile, categoriesFile, writeFolder } from "../../test/knowledge-files.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { inTransaction } from "../database/database.ts";
import type { Change } from "../import/import-plan.ts";
import { createConfirmedQuestions } from "../learning/confirmed-questions.ts";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  folder = writeFolder({
    "en/categories.yaml": categoriesFile,
    "en/account/one.md": articleFile("one"),
    "en/account/two.md": articleFile("two"),
    "en/account/three.md": articleFile("three"),
  });
});
afterAll(() => server.stop());

const changesOf = (changes: readonly Change<unknown>[]) =>
  Object.fromEntries(changes.map(({ slug, change }) => [slug, change]));
async function prepare() {
  return server.app.services.imports.prepare("demo", folder);
}
const stored = async () => {
  const rows = await server.deps.database.selectFrom("articles").select("slug").execute();
  return rows.map(({ slug }) => slug).toSorted();
};

test("preparing an import changes nothing", async () => {
  const { plan } = await prepare();
  expect(changesOf(plan.articles)).toEqual({ one: "added", two: "added", three: "added" });
  expect(await stored()).toEqual([]);
});

test("doing it publishes; doing it again changes nothing", async () => {
  const { imports } = server.app.services;
  expect(await imports.apply("demo", await prepare())).toEqual(["en"]);
  expect(await stored()).toEqual(["one", "three", "two"]);
  const again = await prepare();
  expect(new Set(Object.values(changesOf(again.plan.articles)))).toEqual(new Set(["unchanged"]));
  expect(await imports.apply("demo", again)).toEqual([]);
});

describe("a later import", () => {
  test("changes what changed, removes what is gone, and keeps what is refused", async () => {
    const ids = async () => server.deps.database.selectFrom("article_ids").selectAll().execute();
    const before = await ids();
    addFiles(folder, {
      "en/account/one.md": articleFile("one", { body: "Another sentence." }),
      "en/account/two.md": articleFile("two", { body: "<blink>" }),
      "en/account/four.md": articleFile("four"),
    });
    rmSync(join(folder, "en/account/three.md"));
    const prepared = await prepare();
    expect(changesOf(prepared.plan.articles)).toEqual({
      four: "added",
      one: "changed",
      three: "removed",
    });
    expect(prepared.folder.refused).toHaveLength(1);
    expect(await server.app.services.imports.apply("demo", prepared)).toEqual(["en"]);
    expect(await stored()).toEqual(["four", "one", "two"]);
    const after = await ids();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length).toBe(before.length + 1);
    addFiles(folder, { "en/account/three.md": articleFile("three") });
    await server.app.services.imports.apply("demo", await prepare());
    expect(await ids()).toEqual(after);
  });

  test("leaves locales and forms alone of which the folder says nothing", async () => {
    const forms = await server.deps.database.selectFrom("forms").selectAll().execute();
    expect(forms.map(({ locale, slug }) => `${locale}/${slug}`).toSorted()).toEqual([
      "en/general",
      "zh-CN/general",
    ]);
  });

  test("[F6.26] gives new articles the numbers the folder names, as far as they are free", async () => {
    const fresh = await createTestServer({ isEmpty: true });
    const { imports } = fresh.app.services;
    const copy = writeFolder({
      "en/categories.yaml": categoriesFile,
      "en/account/one.md": articleFile("one"),
      "en/account/two.md": articleFile("two"),
      "ids.yaml": "two: 5\n",
    });
    const apply = async () => imports.apply("demo", await imports.prepare("demo", copy));
    const ids = async () =>
      Object.fromEntries(
        (await fresh.deps.database.selectFrom("article_ids").selectAll().execute()).map(
          ({ slug, id }) => [slug, id],
        ),
      );
    await apply();
    expect(await ids()).toEqual({ one: 6, two: 5 });
    addFiles(copy, {
      "en/account/three.md": articleFile("three"),
      "ids.yaml": "two: 9\nthree: 6\n",
    });
    await apply();
    expect(await ids()).toEqual({ one: 6, two: 5, three: 10 });
    await fresh.stop();
  });

  test("[ED3] keeps a category in which something stands that was written here", async () => {
    const { imports, writtenGuides } = server.app.services;
    const other = "- {slug: other, title: Other, description: d, icon: i}\n";
    addFiles(folder, { "en/categories.yaml": categoriesFile + other });
    await imports.apply("demo", await prepare());
    const by = { siteKey: "demo", agent: { id: server.id(), name: "小浪" } };
    const found = { questions: [], keywords: [], pages: [], articles: [] };
    const about = { slug: "g", locale: "en", title: "G", categorySlug: "other", ...found };
    await writtenGuides.save(
      by,
      {
        ...about,
        steps: [
          { kind: "show", id: "a", title: "A", text: "", next: "b" },
          { kind: "end", id: "b", title: "B", text: "", outcome: "solved" },
        ],
      },
      null,
    );
    addFiles(folder, { "en/categories.yaml": categoriesFile });
    await imports.apply("demo", await prepare());
    const { content } = server.app.services;
    const categories = await content.categories(server.deps.database, "demo", "en");
    expect(categories.map(({ slug }) => slug)).toEqual(["account", "other"]);
  });

  test("brings a new locale to the site", async () => {
    addFiles(folder, {
      "fr/categories.yaml": categoriesFile,
      "fr/account/one.md": articleFile("one", { front: { locale: "fr" } }),
    });
    expect(await server.app.services.imports.apply("demo", await prepare())).toEqual(["fr"]);
    expect((await server.app.services.sites.get("demo")).locales).toEqual(["zh-CN", "en", "fr"]);
  });
});

describe("[LN4] what visitors asked", () => {
  const place = "en/confirmed.yaml";
  const list = async () => {
    const known = await createConfirmedQuestions(server.deps).list("demo", "en");
    return known.map(({ slug, text, origin }) => `${slug} ${text} ${origin}`).toSorted();
  };
  const rows = () =>
    server.deps.database.selectFrom("confirmed_questions").selectAll().orderBy("text").execute();
  const apply = async () => server.app.services.imports.apply("demo", await prepare());

  test("comes with the articles, and importing it again changes nothing", async () => {
    addFiles(folder, { [place]: "one:\n  - where is one\ntwo:\n  - where is two\n" });
    await apply();
    expect(await list()).toEqual(["one where is one import", "two where is two import"]);
    const before = await rows();
    server.clock.advance(60_000);
    expect(await apply()).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  test("takes the place of the last import's; what agents confirmed stays", async () => {
    const agents = { slug: "two", text: "an agent's" };
    await inTransaction(server.deps.database, (transaction) =>
      createConfirmedQuestions(server.deps).save(transaction, "demo", "en", {
        questions: [agents],
        origin: "agent",
      }),
    );
    addFiles(folder, { [place]: "one:\n  - an agent's\n  - another\n" });
    await apply();
    expect(await list()).toEqual(["one another import", "two an agent's agent"]);
  });

  test("stays as it was while the file is refused or gone", async () => {
    const before = await rows();
    addFiles(folder, { [place]: "one: no list\n" });
    const prepared = await prepare();
    expect(prepared.folder.refused).toContainEqual(
      expect.objectContaining({ file: place, line: 1 }),
    );
    await server.app.services.imports.apply("demo", prepared);
    expect(await rows()).toEqual(before);
    rmSync(join(folder, place));
    await apply();
    expect(await rows()).toEqual(before);
  });
});

describe("[F5.26] what says the same", () => {
  const place = "en/synonyms.yaml";
  const list = () => server.app.services.synonyms.list("demo", "en");
  const apply = async () => server.app.services.imports.apply("demo", await prepare());

  test("comes with the articles and is published; importing it again changes nothing", async () => {
    addFiles(folder, { [place]: "- [word, term]\n" });
    expect(await apply()).toEqual(["en"]);
    expect(await list()).toEqual([["word", "term"]]);
    expect(await apply()).toEqual([]);
  });

  test("takes the place of the last import's, and stays while the file is refused or gone", async () => {
    addFiles(folder, { [place]: "- [word, expression]\n" });
    expect(await apply()).toEqual(["en"]);
    addFiles(folder, { [place]: "- [word]\n" });
    expect((await prepare()).folder.refused).toContainEqual(
      expect.objectContaining({ file: place, line: 1 }),
    );
    expect(await apply()).toEqual([]);
    rmSync(join(folder, place));
    expect(await apply()).toEqual([]);
    expect(await list()).toEqual([["word", "expression"]]);
  });

  test("[ED3] once edited here, it is not imported any more", async () => {
    const siteKey = "demo";
    const agent = { id: server.id(), name: "Admin" };
    await server.app.services.synonyms.save({ siteKey, agent }, "en", []);
    addFiles(folder, { [place]: "- [word, term]\n" });
    expect(await apply()).toEqual([]);
    expect(await list()).toEqual([]);
  });
});

test("media are copied under their content's name, once", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  addFiles(folder, {
    "media/a.png": png,
    "media/same.png": png,
    "en/account/one.md": articleFile("one", {
      body: "One.\n\n![first](../../media/a.png)\n\n![second](../../media/same.png)",
    }),
  });
  await server.app.services.imports.apply("demo", await prepare());
  const rows = await server.deps.database.selectFrom("media").selectAll().execute();
  expect(rows).toHaveLength(1);
  const name = rows[0]?.name ?? "";
  expect(existsSync(join(server.deps.settings.data, "media/demo", name))).toBe(true);
});
