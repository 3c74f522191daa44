import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formSchema, type Category, type SiteKey } from "@helpbuoy/protocol";
import fc from "fast-check";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  arbitraryKnowledge,
  LOCALES,
  storedMedia,
  treeOf,
  type Written,
} from "../../test/arbitrary-knowledge.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { contentHash } from "../content-hash.ts";
import { inTransaction } from "../database/database.ts";
import {
  insertArticleId,
  replaceCategories,
  saveArticle,
  type StoredArticle,
} from "./content.repository.ts";
import { saveForm } from "./forms.repository.ts";
import { mediaFolder } from "./knowledge.service.ts";
import { saveMedia } from "./media.repository.ts";
import { saveSelfService } from "./self-service.repository.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

const category = (name: string, at: number): Category => ({
  slug: name,
  title: `T: ${name}`,
  description: "",
  icon: "book",
  ...(at === 0 && { personFirst: true }),
});

let count = 0;
async function newSite(): Promise<SiteKey> {
  const { sites, imports } = server.app.services;
  const key = `site-${count++}`;
  await sites.create({ ...(await sites.get("demo")), key });
  await imports.begin(key);
  return key;
}

async function siteWith(written: Written): Promise<SiteKey> {
  const key = await newSite();
  const folder = mediaFolder(server.deps.settings.data, key);
  mkdirSync(folder, { recursive: true });
  for (const { name, path } of Object.values(storedMedia)) copyFileSync(path, join(folder, name));
  const { articles, guides, tasks, forms, slugs, firstId } = written;
  await inTransaction(server.deps.database, async (transaction) => {
    for (const media of Object.values(storedMedia)) await saveMedia(transaction, key, media);
    const named = new Set(articles.map((one) => one.slug));
    for (const [at, name] of [...named].toReversed().entries()) {
      await insertArticleId(transaction, key, name, firstId + at * 2);
    }
    for (const locale of LOCALES) {
      const used = [...articles, ...guides, ...tasks].map((one) => one.categorySlug);
      const all = [...new Set([...slugs, ...used])];
      await replaceCategories(transaction, key, locale, all.map(category));
    }
    for (const one of articles) await saveArticle(transaction, key, one, "x");
    for (const one of guides) await saveSelfService(transaction, "guides", key, one, "x");
    for (const one of tasks) await saveSelfService(transaction, "tasks", key, one, "x");
    for (const one of forms) await saveForm(transaction, key, v.parse(formSchema, one), "x");
  });
  await server.app.services.publish.publish(key);
  return key;
}

const newFolder = () => mkdtempSync(join(tmpdir(), "helpbuoy-export-test-"));
const versions = (key: SiteKey) =>
  Promise.all(
    LOCALES.map(async (locale) => {
      const manifest = `/v1/sites/${key}/manifest?locale=${locale}`;
      return (await server.call<{ version: string }>(manifest)).body.version;
    }),
  );
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, contentHash(readFileSync(join(folder, name)))]),
  );
}

test(
  "[F6.26] [KP9] what is exported is read back into a new site as the same pack",
  { timeout: 30_000 },
  async () => {
    const { knowledgeExport, imports } = server.app.services;
    await fc.assert(
      fc.asyncProperty(arbitraryKnowledge, async (written) => {
        const from = await siteWith(written);
        const [first, second] = [newFolder(), newFolder()];
        expect((await knowledgeExport.write(from, first)).remarks).toEqual([]);
        const into = await newSite();
        const prepared = await imports.prepare(into, first);
        expect(prepared.folder.refused).toEqual([]);
        await imports.apply(into, prepared);
        expect(await versions(into)).toEqual(await versions(from));
        await knowledgeExport.write(into, second);
        expect(filesOf(second)).toEqual(filesOf(first));
        for (const folder of [first, second]) rmSync(folder, { recursive: true });
      }),
      { numRuns: 20 },
    );
  },
);

const plain = { questions: [], keywords: [], related: [], pages: [], popular: null };
const one = (markdown: string): StoredArticle => ({
  ...plain,
  locale: "en",
  slug: "a",
  categorySlug: "b",
  title: "A",
  body: treeOf(markdown),
  updatedAt: "2026-11-02",
});
const only = (...articles: StoredArticle[]): Written => ({
  articles,
  guides: [],
  tasks: [],
  forms: [],
  slugs: [],
  firstId: 7,
});

test("a link to an article that is gone is left out with a remark, so that the rest is read back", async () => {
  const { knowledgeExport, imports } = server.app.services;
  const from = await siteWith(only(one("See [it](article:gone) there.")));
  const folder = newFolder();
  expect((await knowledgeExport.write(from, folder)).remarks).toEqual([
    { file: "en/b/a.md", reason: '"article:gone" leads nowhere; its text stays' },
  ]);
  expect(readFileSync(join(folder, "en/b/a.md"), "utf8")).toMatch(/\n\nSee it there\.\n$/);
  expect(readFileSync(join(folder, "ids.yaml"), "utf8")).toBe("a: 7\n");
  const prepared = await imports.prepare(await newSite(), folder);
  expect([prepared.folder.refused, prepared.folder.warnings]).toEqual([[], []]);
  rmSync(folder, { recursive: true });
});

test("media that the server has no more are named; nothing is written over", async () => {
  const { knowledgeExport } = server.app.services;
  const from = await siteWith(only(one("![here](picture)")));
  const { name = "" } = storedMedia["sign-in.png"] ?? {};
  rmSync(join(mediaFolder(server.deps.settings.data, from), name));
  const folder = newFolder();
  expect((await knowledgeExport.write(from, folder)).remarks).toEqual([
    { file: `media/${name}`, reason: "the server has no such file any more" },
  ]);
  expect(existsSync(join(folder, "en/categories.yaml"))).toBe(true);
  const before = filesOf(folder);
  await expect(knowledgeExport.write(from, folder)).rejects.toThrow("is not empty");
  expect(filesOf(folder)).toEqual(before);
  rmSync(folder, { recursive: true });
});
