import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  richTextToPlainText,
  type BlockNode,
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

  test("many have a picture, some a table, two a captioned video", () => {
    for (const { articles } of both) {
      const having = (type: BlockNode["type"]) =>
        articles.filter(({ body }) => holds(body, type)).map(({ slug }) => slug);
      expect(having("image").length).toBeGreaterThanOrEqual(30);
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
    const left =
      /\*(?!\p{L})|(?<!\p{L})\*|__|~~|`|\]\(|!\[|\[!|<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+);/iu;
    for (const { articles, locale } of both) {
      for (const { slug, title, questions, body } of articles) {
        const seen = [title, ...questions, ...proseOf(body)];
        expect
          .soft(
            seen.filter((text) => left.test(text)),
            `${locale}/${slug}`,
          )
          .toEqual([]);
      }
    }
  });
});
