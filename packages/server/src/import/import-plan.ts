import type { Form, Locale } from "@helpbuoy/protocol";
import { contentHash } from "../content-hash.ts";
import type { ContentMark, StoredArticle } from "../knowledge/content.repository.ts";
import type { StoredGuide, StoredTask } from "../knowledge/self-service.repository.ts";
import type { KnowledgeFolder } from "./knowledge-folder.ts";

/** Begins the mark of what someone edited on this server: no import writes over it. */
export const EDITED = "edited:";

/** Something that an import writes or takes away. */
export type Change<Content> = {
  change: "added" | "changed" | "removed" | "unchanged" | "kept";
  locale: Locale;
  slug: string;
  /** undefined where it is removed, or kept as someone edited it here. */
  content: Content | undefined;
  hash: string;
};

export type ImportPlan = {
  articles: Change<StoredArticle>[];
  forms: Change<Form>[];
  guides: Change<StoredGuide>[];
  tasks: Change<StoredTask>[];
};

/** What an import of the folder does to what stands there. A locale without a folder stays as it is. */
export function planImport(
  folder: KnowledgeFolder,
  stored: Record<keyof ImportPlan, readonly ContentMark[]>,
): ImportPlan {
  const plan: ImportPlan = { articles: [], forms: [], guides: [], tasks: [] };
  for (const locale of folder.locales) {
    const ofLocale = (marks: readonly ContentMark[]) =>
      marks.filter((mark) => mark.locale === locale.locale);
    plan.articles.push(
      ...compare(locale.articles, ofLocale(stored.articles), locale.refusedArticles),
    );
    if (locale.forms) {
      plan.forms.push(...compare(locale.forms, ofLocale(stored.forms), locale.refusedForms));
    }
    const { guides, tasks } = locale;
    if (guides) {
      plan.guides.push(...compare(guides.contents, ofLocale(stored.guides), guides.refused));
    }
    if (tasks) plan.tasks.push(...compare(tasks.contents, ofLocale(stored.tasks), tasks.refused));
  }
  return plan;
}

function compare<Content extends { locale: Locale; slug: string }>(
  contents: readonly Content[],
  marks: readonly ContentMark[],
  refused: ReadonlySet<string>,
): Change<Content>[] {
  const hashes = new Map(marks.map((mark) => [mark.slug, mark.contentHash]));
  const wanted = new Set(contents.map(({ slug }) => slug));
  const changes = contents.map((content): Change<Content> => {
    const hash = contentHash(JSON.stringify(content));
    const known = hashes.get(content.slug);
    if (known?.startsWith(EDITED)) {
      return {
        change: "kept",
        locale: content.locale,
        slug: content.slug,
        content: undefined,
        hash,
      };
    }
    const change = known === undefined ? "added" : known === hash ? "unchanged" : "changed";
    return { change, locale: content.locale, slug: content.slug, content, hash };
  });
  const gone = marks
    // A file that was refused is still there: what it said before stays.
    .filter(({ slug }) => !wanted.has(slug) && !refused.has(slug))
    // What was written here is in no folder.
    .filter((mark) => !mark.contentHash.startsWith(EDITED))
    .map(({ locale, slug, contentHash: hash }): Change<Content> => ({
      change: "removed",
      locale,
      slug,
      content: undefined,
      hash,
    }));
  return [...changes, ...gone];
}
