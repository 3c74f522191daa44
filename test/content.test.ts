import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  branchesOf,
  probeNames,
  richTextToPlainText,
  type BlockNode,
  type GuideStep,
  type InlineNode,
  type RichText,
} from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import {
  readKnowledgeFolder,
  type LocaleFolder,
} from "../packages/server/src/import/knowledge-folder.ts";
import { root } from "./support/root.ts";
import { walk } from "./support/source-files.ts";

/*
 * The demo help centre, read and parsed as the server's import does it. What the import refuses or
 * leaves out (a picture, an article or a captions file that is not there) counts as missing here.
 */
const knowledge = join(root, "examples/knowledge");
const folder = readKnowledgeFolder(knowledge);
const zh = localeFolder("zh-CN");
const en = localeFolder("en");
const both = [zh, en] as const;

function localeFolder(locale: string): LocaleFolder {
  const found = folder.locales.find((one) => one.locale === locale);
  if (!found) throw new Error(`there is no ${locale} in ${knowledge}`);
  return found;
}

/** Every block of a tree, however deep. */
function blocksOf(tree: RichText): BlockNode[] {
  return tree.flatMap((block) => {
    if (block.type === "list") return [block, ...block.items.flatMap(blocksOf)];
    if (block.type === "quote" || block.type === "callout") {
      return [block, ...blocksOf(block.children)];
    }
    return [block];
  });
}

function inlinesOf(tree: RichText): InlineNode[] {
  const deep = (nodes: readonly InlineNode[]): InlineNode[] =>
    nodes.flatMap((node) => ("children" in node ? [node, ...deep(node.children)] : [node]));
  return blocksOf(tree).flatMap((block) => {
    if (block.type === "paragraph" || block.type === "heading") return deep(block.children);
    if (block.type !== "table") return [];
    return [block.head, ...block.rows].flat().flatMap((cell) => deep(cell.children));
  });
}

/** What a reader sees as running text: no code, which may hold any sign. */
function proseOf(tree: RichText): string[] {
  const texts = inlinesOf(tree).flatMap((node) => (node.type === "text" ? [node.text] : []));
  const titles = blocksOf(tree).flatMap((block) => {
    if (block.type === "image") return [block.alt];
    return block.type === "video" ? [block.title] : [];
  });
  return [...texts, ...titles];
}

const holds = (tree: RichText, type: BlockNode["type"]) =>
  blocksOf(tree).some((block) => block.type === type);
const slugs = ({ articles }: LocaleFolder) => articles.map(({ slug }) => slug).toSorted();
/** What shows that Markdown or HTML was not read as such. */
const leftOver =
  /\*(?!\p{L})|(?<!\p{L})\*|__|~~|`|\]\(|!\[|\[!|<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+);/iu;

describe("[F2.46] the demo help centre", () => {
  test("the import takes every file as it stands", () => {
    expect(folder.refused).toEqual([]);
    expect(folder.warnings).toEqual([]);
    expect(folder.locales.map(({ locale }) => locale)).toEqual(["en", "zh-CN"]);
  });

  test("[F5.01] at least 100 articles in zh-CN, and the same ones in en", () => {
    expect(zh.articles.length).toBeGreaterThanOrEqual(100);
    expect(slugs(en)).toEqual(slugs(zh));
    const shape = ({ articles }: LocaleFolder) =>
      Object.fromEntries(
        articles.map(({ slug, categorySlug, pages, related, popular }) => [
          slug,
          { categorySlug, pages, related, popular },
        ]),
      );
    expect(shape(en)).toEqual(shape(zh));
  });

  test("each with at least five other ways to ask it, no two alike", () => {
    for (const { articles, locale } of both) {
      for (const { slug, title, questions } of articles) {
        const asked = new Set([title, ...questions].map((text) => text.toLowerCase()));
        expect.soft(asked.size, `${locale}/${slug}`).toBe(questions.length + 1);
        expect.soft(questions.length, `${locale}/${slug}`).toBeGreaterThanOrEqual(5);
      }
    }
  });

  test("no question stands in two articles", () => {
    for (const { articles, locale } of both) {
      const places = new Map<string, string>();
      for (const { slug, title, questions } of articles) {
        for (const asked of [title, ...questions]) {
          const text = asked.toLowerCase();
          expect.soft(places.get(text) ?? slug, `${locale}: ${asked}`).toBe(slug);
          places.set(text, slug);
        }
      }
    }
  });

  test("what visitors asked stands under one article each, for every article", () => {
    for (const { articles, locale, confirmed = [] } of both) {
      const asked = new Set(confirmed.map(({ slug }) => slug));
      expect
        .soft(
          articles.filter(({ slug }) => !asked.has(slug)),
          locale,
        )
        .toEqual([]);
      const lines = readFileSync(join(knowledge, locale, "confirmed.yaml"), "utf8").split("\n");
      expect.soft(confirmed.length, locale).toBe(lines.filter((line) => /^ +- /.test(line)).length);
    }
  });

  test("the same categories and forms in both, each category with articles", () => {
    const categories = ({ categories: list }: LocaleFolder) =>
      list.map(({ slug, icon }) => ({ slug, icon }));
    expect(categories(en)).toEqual(categories(zh));
    const forms = (one: LocaleFolder) =>
      (one.forms ?? []).map(({ slug, categories: list, fields }) => ({
        slug,
        categories: list,
        fields: fields.map(({ id, type }) => ({ id, type })),
      }));
    expect(forms(zh).length).toBeGreaterThan(0);
    expect(forms(en)).toEqual(forms(zh));
    const used = new Set(zh.articles.map(({ categorySlug }) => categorySlug));
    expect([...used].toSorted()).toEqual(zh.categories.map(({ slug }) => slug).toSorted());
  });

  test("related articles exist, and none is related to itself", () => {
    for (const { articles } of both) {
      const known = new Set(articles.map(({ slug }) => slug));
      for (const { slug, related } of articles) {
        expect.soft(related.length, slug).toBeGreaterThan(0);
        expect.soft(related.filter((one) => one === slug || !known.has(one))).toEqual([]);
      }
    }
  });

  test("every body is long enough to help and begins with the answer", () => {
    // Signs: a Chinese text of some 300 says what an English one of 700 does.
    const least = { "zh-CN": 300, en: 700 } as Record<string, number>;
    for (const { articles, locale } of both) {
      for (const { slug, body } of articles) {
        const { length } = richTextToPlainText(body);
        expect.soft(length, `${locale}/${slug}`).toBeGreaterThanOrEqual(least[locale] ?? 0);
        expect.soft(body[0]?.type, `${locale}/${slug}`).toBe("paragraph");
        expect.soft(blocksOf(body).filter(({ type }) => type === "list").length).toBeGreaterThan(0);
      }
    }
  });

  test("most have a picture, some a table, two a captioned video", () => {
    for (const { articles } of both) {
      const having = (type: BlockNode["type"]) =>
        articles.filter(({ body }) => holds(body, type)).map(({ slug }) => slug);
      expect(having("image").length).toBeGreaterThan(articles.length / 2);
      expect(having("table").length).toBeGreaterThanOrEqual(5);
      expect(having("video")).toHaveLength(2);
      for (const block of articles.flatMap(({ body }) => blocksOf(body))) {
        if (block.type === "image") {
          expect.soft(block).toMatchObject({ width: expect.any(Number), alt: expect.any(String) });
          expect.soft(block.alt.length, block.source).toBeGreaterThan(5);
        }
        if (block.type !== "video") continue;
        expect.soft(block.poster, block.title).toBeTruthy();
        expect.soft(block.captions?.map(({ locale }) => locale)).toEqual(["en", "zh-CN"]);
      }
    }
  });

  test("every media file exists and is shown by an article", () => {
    const shown = [...folder.media.values()].map(({ path }) => path).toSorted();
    expect(shown.filter((path) => !existsSync(path))).toEqual([]);
    const stored = walk("examples/knowledge/media").map(({ path }) => join(root, path));
    expect(shown).toEqual(stored.toSorted());
  });

  test("nothing of Markdown or HTML is left in what a reader sees", () => {
    for (const { articles, locale } of both) {
      for (const { slug, title, questions, body } of articles) {
        const seen = [title, ...questions, ...proseOf(body)];
        expect.soft(seen.join("\n"), `${locale}/${slug}`).not.toMatch(leftOver);
      }
    }
  });
});

describe("[F6.05] the guides of the demo help centre", () => {
  const guidesOf = ({ guides }: LocaleFolder) => guides?.contents ?? [];
  /** Where a step leads and what it does, whatever it says. */
  const shape = (step: GuideStep) => ({
    id: step.id,
    kind: step.kind,
    branches: branchesOf(step),
    probe: step.kind === "probe" && step.probe,
    end: step.kind === "end" && [step.outcome, step.task],
  });

  test("at least 12 in zh-CN, and the same trees in en", () => {
    const shapes = (one: LocaleFolder) =>
      guidesOf(one).map(({ slug, categorySlug, pages, articles, steps }) => ({
        slug,
        categorySlug,
        pages,
        articles,
        steps: steps.map(shape),
      }));
    expect(guidesOf(zh).length).toBeGreaterThanOrEqual(12);
    expect(shapes(en)).toEqual(shapes(zh));
  });

  test("each with at least five symptoms, which no article and no other guide has", () => {
    for (const one of both) {
      const asked = ({ title, questions }: { title: string; questions: string[] }) =>
        [title, ...questions].map((text) => text.toLowerCase());
      const known = new Set(one.articles.flatMap(asked));
      for (const guide of guidesOf(one)) {
        const place = `${one.locale}/guides/${guide.slug}`;
        expect.soft(guide.questions.length, place).toBeGreaterThanOrEqual(5);
        for (const text of asked(guide)) {
          expect.soft(known.has(text), `${place}: ${text}`).toBe(false);
          known.add(text);
        }
      }
    }
  });

  test("each a tree of 8 to 25 steps that can end solved, with people, and with tasks there are", () => {
    const tasks = zh.tasks?.contents.map(({ slug }) => slug);
    for (const { slug, steps } of guidesOf(zh)) {
      expect.soft(steps.length, slug).toBeGreaterThanOrEqual(8);
      expect.soft(steps.length, slug).toBeLessThanOrEqual(25);
      const ends = steps.filter((step) => step.kind === "end");
      expect.soft(ends.map(({ outcome }) => outcome).join(" ")).toMatch(/solved.*(ticket|person)/);
      for (const { task } of ends) if (task) expect.soft(tasks, slug).toContain(task);
    }
  });

  test("every probe is used, and no way leads round in a circle", () => {
    const steps = guidesOf(zh).flatMap((guide) => guide.steps);
    const probes = steps.flatMap((step) => (step.kind === "probe" ? step.probe : []));
    expect([...new Set(probes)].toSorted()).toEqual(probeNames.toSorted());
    for (const guide of guidesOf(zh)) {
      const ways = new Map(guide.steps.map((step) => [step.id, branchesOf(step)]));
      for (const { id } of guide.steps) {
        const ahead = new Set(ways.get(id)?.map(({ to }) => to));
        for (const next of ahead) for (const { to } of ways.get(next) ?? []) ahead.add(to);
        expect.soft([...ahead], `${guide.slug}: ${id}`).not.toContain(id);
      }
    }
  });

  test("each step says what to do in a few lines; many show a picture", () => {
    // Signs, a picture's description among them.
    const most = { "zh-CN": 150, en: 320 } as Record<string, number>;
    for (const one of both) {
      const all = guidesOf(one).flatMap(({ slug, steps }) => steps.map((step) => ({ slug, step })));
      const pictured = all.filter(({ step }) => holds(step.body, "image"));
      expect(new Set(pictured.map(({ slug }) => slug)).size).toBeGreaterThanOrEqual(10);
      for (const { slug, step } of all) {
        const place = `${one.locale}/guides/${slug}: ${step.id}`;
        const { length } = richTextToPlainText(step.body);
        expect.soft(length, place).toBeLessThanOrEqual(most[one.locale] ?? 0);
        // A choice is its own question.
        if (step.kind !== "choice") expect.soft(length, place).toBeGreaterThan(0);
        const labels = step.kind === "choice" ? step.options.map(({ label }) => label) : [];
        const seen = [step.title, ...labels, ...proseOf(step.body)];
        expect.soft(seen.join("\n"), place).not.toMatch(leftOver);
      }
    }
  });
});
