import type { ArticleId, Category, Form, Locale } from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { richTextToMarkdown } from "@helpbuoy/rich-text/to-markdown";
import { stringify } from "yaml";
import type { StoredArticle } from "../knowledge/content.repository.ts";
import { mediaIn } from "../knowledge/media-in.ts";
import type { StoredGuide, StoredTask } from "../knowledge/self-service.repository.ts";
import { writtenGuide } from "../knowledge/written-guide.ts";
import type { AnsweredQuestion } from "../learning/confirmed-questions.ts";
import { createExportedMedia } from "./exported-media.ts";
import { exportedTree } from "./exported-tree.ts";

export type LocaleContent = {
  locale: Locale;
  categories: readonly Category[];
  articles: readonly StoredArticle[];
  forms: readonly Form[];
  guides: readonly StoredGuide[];
  tasks: readonly StoredTask[];
  confirmed: readonly AnsweredQuestion[];
};

export type KnowledgeFiles = {
  /** Folders that stand there though nothing may be in them: that they are empty says so. */
  folders: string[];
  /** What each file says, by its path from the folder's root. */
  texts: Map<string, string>;
  /** Names of stored media, by the path each is copied to. */
  media: Map<string, string>;
  /** What could not be written as it stands. */
  remarks: { file: string; reason: string }[];
};

/** Lays out what is written of a site as an import reads it. Pure. */
export function knowledgeFiles(
  locales: readonly LocaleContent[],
  ids: ReadonlyMap<string, ArticleId>,
): KnowledgeFiles {
  const media = createExportedMedia();
  const files: KnowledgeFiles = {
    folders: [],
    texts: new Map(),
    media: media.copies,
    remarks: [],
  };
  for (const content of locales) {
    const { locale, categories, articles, forms, guides, tasks, confirmed } = content;
    const slugs = new Set(articles.map(({ slug }) => slug));
    const hasArticle = (slug: string) => slugs.has(slug);
    const write = (path: string, text: string) => files.texts.set(`${locale}/${path}`, text);
    const remark = (path: string, reason: string) =>
      files.remarks.push({ file: `${locale}/${path}`, reason });
    const treeAt = (path: string, tree: StoredArticle["body"]) =>
      exportedTree(tree, {
        pathOf: (node) => media.pathOf(node, locale),
        hasArticle,
        onDeadLink: (slug) => remark(path, `"article:${slug}" leads nowhere; its text stays`),
      });
    files.folders.push(...["forms", "guides", "tasks"].map((name) => `${locale}/${name}`));

    write("categories.yaml", yaml(categories));
    for (const article of articles) {
      const path = `${article.categorySlug}/${article.slug}.md`;
      const tree = treeAt(path, article.body);
      if (!readsBack(tree)) remark(path, UNLIKE);
      write(
        path,
        `---\n${yaml(frontMatter(article, hasArticle))}---\n\n${richTextToMarkdown(tree)}`,
      );
    }
    for (const form of forms) write(`forms/${form.slug}.yaml`, yaml(form));
    for (const guide of guides) {
      const path = `guides/${guide.slug}.yaml`;
      const steps = guide.steps.map((step) => ({ ...step, body: treeAt(path, step.body) }));
      if (!steps.every(({ body }) => readsBack(body))) remark(path, UNLIKE);
      const { steps: written, ...rest } = writtenGuide({ ...guide, steps });
      const said = written.map(({ text, ...step }) => ({ ...step, ...(text && { text }) }));
      write(
        path,
        yaml({ ...listed({ ...rest, updatedAt: guide.updatedAt }, hasArticle), steps: said }),
      );
    }
    for (const task of tasks) write(`tasks/${task.slug}.yaml`, yaml(listed(task, hasArticle)));
    const known = confirmed.filter(({ slug }) => hasArticle(slug));
    write("confirmed.yaml", yaml(bySlug(known)));
  }
  files.texts.set("ids.yaml", yaml(Object.fromEntries(ids)));
  return files;
}

const UNLIKE = "Markdown cannot say this quite as it stands; look at it once it is read back";

/** Whether the Markdown of a tree is read as the same tree: not so of a few that nobody writes. */
function readsBack(tree: StoredArticle["body"]): boolean {
  const media = new Map(mediaIn(tree).map((node) => [node.source, node]));
  const read = parseMarkdown(richTextToMarkdown(tree), { media: (path) => media.get(path) });
  return JSON.stringify(read.tree) === JSON.stringify(tree);
}

function frontMatter(
  { locale, slug, categorySlug, title, popular, updatedAt, ...article }: StoredArticle,
  hasArticle: (slug: string) => boolean,
): object {
  const { questions, keywords, related, pages } = article;
  return {
    title,
    slug,
    category: categorySlug,
    locale,
    ...filled({ questions, keywords, related: related.filter(hasArticle), pages }),
    ...(popular !== null && { popular }),
    updated: updatedAt,
  };
}

/** A guide or a task under the names its file has. */
function listed<Content extends Omit<StoredTask | StoredGuide, "steps">>(
  { slug, locale, title, categorySlug, updatedAt, ...content }: Content,
  hasArticle: (slug: string) => boolean,
): object {
  const { questions, keywords, pages, articles, ...rest } = content;
  return {
    title,
    slug,
    locale,
    category: categorySlug,
    updated: updatedAt,
    ...filled({ questions, keywords, pages, articles: articles.filter(hasArticle) }),
    ...rest,
  };
}

/** Without the lists that hold nothing. */
function filled(lists: Record<string, readonly string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function bySlug(questions: readonly AnsweredQuestion[]): Record<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { slug, text } of questions) found.set(slug, [...(found.get(slug) ?? []), text]);
  return Object.fromEntries(found);
}

/** Long lines stay whole, and no value is told by a name of another. */
function yaml(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}
