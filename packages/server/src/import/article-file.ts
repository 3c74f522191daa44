import { localeSchema, slugSchema } from "@helpbuoy/protocol";
import { parseMarkdown, type MediaNode } from "@helpbuoy/rich-text/parse";
import * as v from "valibot";
import type { StoredArticle } from "../knowledge/content.repository.ts";
import { problemSentence } from "./problem-sentence.ts";
import { checkYaml, parseYaml, type Refusal } from "./yaml-file.ts";

const shortText = v.pipe(v.string(), v.trim(), v.nonEmpty("it is empty"), v.maxLength(200));
const texts = v.optional(v.pipe(v.array(shortText), v.maxLength(100)), []);

const frontMatterSchema = v.strictObject({
  title: shortText,
  slug: slugSchema,
  category: slugSchema,
  locale: localeSchema,
  /** Other ways people ask it. */
  questions: texts,
  keywords: texts,
  related: v.optional(v.array(slugSchema), []),
  /** URL path patterns of host pages. */
  pages: v.optional(
    v.array(v.pipe(shortText, v.regex(/^\/\S*$/, 'a pattern begins with "/"'))),
    [],
  ),
  popular: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Default: when the file last changed. */
  updated: v.optional(v.pipe(v.string(), v.isoDate("it is not a date like 2026-11-02"))),
});

export type ArticleFileContext = {
  /** As its folders say. */
  locale: string;
  category: string;
  /** The file's name without `.md`. */
  stem: string;
  /** ISO 8601 date of the file. */
  changed: string;
  media: (path: string, title: string) => MediaNode | undefined;
  /** Whether there is an article of this slug in this locale. */
  hasArticle: (slug: string) => boolean;
  hasSelfService: (kind: "guide" | "task", slug: string) => boolean;
  hasCategory: (slug: string) => boolean;
};

export type ArticleFile = {
  /** undefined: refused. */
  article: StoredArticle | undefined;
  refusals: Refusal[];
  warnings: Refusal[];
};

/** Reads Markdown with front matter. */
export function readArticleFile(source: string, context: ArticleFileContext): ArticleFile {
  const refuse = (...refusals: Refusal[]): ArticleFile => ({
    article: undefined,
    refusals,
    warnings: [],
  });
  const lines = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  if (lines[0]?.trim() !== "---" || end < 0) {
    return refuse({ line: 1, reason: 'the file must begin with front matter between two "---"' });
  }
  const yaml = parseYaml(lines.slice(1, end).join("\n"), 2);
  const checked = checkYaml(yaml, frontMatterSchema);
  if ("refusals" in checked) return refuse(...checked.refusals);
  const front = checked.value;

  const refusals: Refusal[] = [];
  const mustBe = (key: "slug" | "category" | "locale", wanted: string, what: string) => {
    if (front[key] === wanted) return;
    refusals.push({ line: yaml.lineOf([key]), reason: `"${key}" must be ${wanted}, as ${what}` });
  };
  mustBe("slug", context.stem, "the file is named");
  mustBe("category", context.category, "its folder is named");
  mustBe("locale", context.locale, "its folder is named");
  if (!context.hasCategory(context.category)) {
    refusals.push({
      line: yaml.lineOf(["category"]),
      reason: `the category "${context.category}" does not stand in categories.yaml`,
    });
  }

  const { tree, problems, warnings } = parseMarkdown(lines.slice(end + 1).join("\n"), {
    firstLine: end + 2,
    media: context.media,
    hasArticle: context.hasArticle,
    hasSelfService: context.hasSelfService,
  });
  refusals.push(
    ...problems.map((problem) => ({ line: problem.line, reason: problemSentence(problem) })),
  );
  if (problems.length === 0 && tree.length === 0) {
    refusals.push({ line: end + 2, reason: "the article says nothing" });
  }
  if (refusals.length > 0) return refuse(...refusals);

  const dead = front.related.filter((slug) => !context.hasArticle(slug));
  return {
    article: {
      locale: front.locale,
      slug: front.slug,
      categorySlug: front.category,
      title: front.title,
      questions: front.questions,
      keywords: front.keywords,
      related: front.related.filter((slug) => !dead.includes(slug)),
      pages: front.pages,
      popular: front.popular ?? null,
      body: tree,
      updatedAt: front.updated ?? context.changed,
    },
    refusals: [],
    warnings: [
      ...dead.map((slug) => ({
        line: yaml.lineOf(["related", front.related.indexOf(slug)]),
        reason: `there is no article "${slug}"; it is left out`,
      })),
      ...warnings.map(({ line, about }) => ({
        line,
        reason: `"${about}" leads nowhere; its text stays, the link is left out`,
      })),
    ],
  };
}
