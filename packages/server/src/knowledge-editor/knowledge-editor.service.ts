import type { Category, Locale, ProblemIssue, SiteKey } from "@helpbuoy/protocol";
import { richTextToMarkdown } from "@helpbuoy/rich-text/to-markdown";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { ContentService } from "../knowledge/content.service.ts";
import type { PublishService } from "../knowledge/publish.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { articleTree } from "./article-tree.ts";
import {
  listNewestVersions,
  listVersions,
  saveVersion,
  type ArticleVersion,
  type VersionState,
} from "./article-versions.repository.ts";

/** What is written of an article in one language. */
export type ArticleDraft = Pick<
  ArticleVersion,
  "title" | "categorySlug" | "questions" | "markdown"
>;
export type ArticleKey = { locale: Locale; slug: string };

/** An article in the editor's list. */
export type EditedArticle = ArticleKey & {
  title: string;
  categorySlug: string;
  state: VersionState | "unpublished";
  isPublished: boolean;
  /** The default language was published after this one was last written. */
  isOutdated: boolean;
  savedAt: string;
};

/** Which version, saved how often, someone has in front of them. */
export type Seen = { version: number; revision: number };

type By = { siteKey: SiteKey; agent: Agent };

export type KnowledgeEditorService = ReturnType<typeof createKnowledgeEditorService>;

/** Articles as people write them: drafts, review, versions; publishing is the knowledge's own. */
export function createKnowledgeEditorService(
  { database, clock }: Deps,
  {
    content,
    publish,
    audit,
  }: { content: ContentService; publish: PublishService; audit: AuditService },
) {
  /** The versions, newest first; what came by import is the first of them, and is not stored yet. */
  async function versionsOf(
    connection: Transaction | typeof database,
    siteKey: SiteKey,
    key: ArticleKey,
  ): Promise<ArticleVersion[]> {
    const known = await listVersions(connection, siteKey, key);
    if (known.length > 0) return known;
    const imported = await content.article(connection, siteKey, key);
    if (!imported) return [];
    const { title, categorySlug, questions, body, updatedAt } = imported;
    return [
      {
        ...key,
        version: 1,
        state: "published",
        revision: 0,
        title,
        categorySlug,
        questions,
        markdown: richTextToMarkdown(body),
        agentName: "",
        savedAt: new Date(updatedAt).toISOString(),
        publishedAt: new Date(updatedAt).toISOString(),
      },
    ];
  }

  async function write(
    transaction: Transaction,
    by: By,
    version: Omit<ArticleVersion, "agentName" | "savedAt">,
  ): Promise<ArticleVersion> {
    const saved = {
      ...version,
      agentName: by.agent.name,
      savedAt: isoTime(clock.now()),
    };
    await saveVersion(transaction, by.siteKey, saved);
    return saved;
  }

  const note = (transaction: Transaction, by: By, act: string, { locale, slug }: ArticleKey) =>
    audit.append(transaction, { ...by, act: `article.${act}`, subject: `${locale}/${slug}` });

  return {
    /** All articles, edited or imported. */
    async list(siteKey: SiteKey, locales: readonly Locale[]): Promise<EditedArticle[]> {
      const newest = await listNewestVersions(database, siteKey);
      const listed: (EditedArticle & { publishedAt: string | null })[] = [];
      for (const locale of locales) {
        const published = new Map(
          (await content.articles(database, siteKey, locale)).map((one) => [one.slug, one]),
        );
        const edited = newest.filter((one) => one.locale === locale);
        for (const one of edited) {
          const isPublished = published.has(one.slug);
          const isLeft = one.state === "published" && !isPublished;
          const state = isLeft ? "unpublished" : one.state;
          listed.push({ ...one, state, isPublished, isOutdated: false });
        }
        const slugs = new Set(edited.map(({ slug }) => slug));
        for (const { slug, title, categorySlug, updatedAt } of published.values()) {
          if (slugs.has(slug)) continue;
          const savedAt = new Date(updatedAt).toISOString();
          listed.push({
            locale,
            slug,
            title,
            categorySlug,
            savedAt,
            publishedAt: savedAt,
            state: "published",
            isPublished: true,
            isOutdated: false,
          });
        }
      }
      const [first] = locales;
      const original = new Map(
        listed
          .filter(({ locale, isPublished }) => locale === first && isPublished)
          .map((one) => [one.slug, one.publishedAt ?? ""]),
      );
      return listed.map(({ publishedAt, ...one }) => ({
        ...one,
        isOutdated: one.locale !== first && (original.get(one.slug) ?? "") > (publishedAt ?? "~"),
      }));
    },

    categories: (siteKey: SiteKey, locale: Locale): Promise<Category[]> =>
      content.categories(database, siteKey, locale),

    saveCategories: (by: By, locale: Locale, categories: readonly Category[]): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const used = await content.categoriesInUse(transaction, by.siteKey, locale);
        const slugs = new Set(categories.map(({ slug }) => slug));
        if (slugs.size < categories.length) throw new ProblemError("invalid_input");
        if ([...used].some((slug) => !slugs.has(slug)))
          throw new ProblemError("transition_not_allowed");
        await content.replaceCategories(transaction, by.siteKey, locale, categories);
        await audit.append(transaction, { ...by, act: "categories.changed", subject: locale });
      }).then(async () => {
        await publish.publish(by.siteKey);
      }),

    versions: (siteKey: SiteKey, key: ArticleKey): Promise<ArticleVersion[]> =>
      versionsOf(database, siteKey, key),

    preview: (siteKey: SiteKey, key: ArticleKey, markdown: string) =>
      articleTree(content, database, siteKey, key, markdown),

    /**
     * Saves a draft: the one there is, or a new version on top of what is published.
     * @param seen what was edited; version 0: there was none
     * @throws ProblemError `edited_by_other` where someone saved in between
     */
    save: (by: By, key: ArticleKey, draft: ArticleDraft, seen: Seen): Promise<ArticleVersion> =>
      inTransaction(database, async (transaction) => {
        const versions = await versionsOf(transaction, by.siteKey, key);
        const [newest] = versions;
        mustBeSeen(newest, seen);
        const isDraft = newest !== undefined && newest.state !== "published";
        // What came by import stays the first version, to go back to.
        if (newest && newest.agentName === "" && newest.revision === 0) {
          await saveVersion(transaction, by.siteKey, newest);
        }
        return write(transaction, by, {
          ...key,
          ...draft,
          version: isDraft ? newest.version : (newest?.version ?? 0) + 1,
          state: "draft",
          revision: isDraft ? seen.revision + 1 : 1,
          publishedAt: null,
        });
      }),

    /** Hands a draft on to those who publish. @throws ProblemError `transition_not_allowed` */
    submit: (by: By, key: ArticleKey): Promise<ArticleVersion> =>
      inTransaction(database, async (transaction) => {
        const [newest] = await versionsOf(transaction, by.siteKey, key);
        if (newest?.state !== "draft") throw new ProblemError("transition_not_allowed");
        await note(transaction, by, "submitted", key);
        return write(transaction, by, { ...newest, state: "review" });
      }),

    /**
     * Publishes the newest version: open widgets have it within seconds (SPEC KP6).
     * @param seen what was read before it is published
     * @throws ProblemError `invalid_input` with what cannot stand in an article, `not_found`,
     * `edited_by_other`
     */
    async publish(by: By, key: ArticleKey, seen: Seen): Promise<ArticleVersion> {
      const version = await inTransaction(database, async (transaction) => {
        const [newest] = await versionsOf(transaction, by.siteKey, key);
        if (!newest) throw new ProblemError("not_found");
        mustBeSeen(newest, seen);
        return publishVersion(transaction, by, newest);
      });
      await publish.publish(by.siteKey);
      return version;
    },

    /** Takes an article back from visitors; its versions stay. @throws ProblemError `not_found` */
    async unpublish(by: By, key: ArticleKey): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const [newest] = await versionsOf(transaction, by.siteKey, key);
        if (!newest || !(await content.article(transaction, by.siteKey, key))) {
          throw new ProblemError("not_found");
        }
        if (newest.revision === 0) await saveVersion(transaction, by.siteKey, newest);
        await content.removeArticle(transaction, by.siteKey, key);
        await note(transaction, by, "unpublished", key);
      });
      await publish.publish(by.siteKey);
    },

    /** Makes an older version the newest, and publishes it. @throws ProblemError `not_found` */
    async restore(by: By, key: ArticleKey, wanted: number): Promise<ArticleVersion> {
      const version = await inTransaction(database, async (transaction) => {
        const versions = await versionsOf(transaction, by.siteKey, key);
        const old = versions.find((one) => one.version === wanted);
        if (!old) throw new ProblemError("not_found");
        const [newest] = versions;
        // What came by import stays the first version, to go back to.
        if (newest?.revision === 0) await saveVersion(transaction, by.siteKey, newest);
        const next = (newest?.version ?? 0) + 1;
        return publishVersion(transaction, by, { ...old, version: next, revision: 1 });
      });
      await publish.publish(by.siteKey);
      return version;
    },
  };

  async function publishVersion(
    transaction: Transaction,
    by: By,
    version: ArticleVersion,
  ): Promise<ArticleVersion> {
    const { locale, slug, title, categorySlug, questions, markdown } = version;
    const key = { locale, slug };
    const { tree, problems } = await articleTree(content, transaction, by.siteKey, key, markdown);
    const issues: ProblemIssue[] = problems.map(({ line, code }) => ({
      path: `markdown.${line}`,
      code,
    }));
    if (tree.length === 0 && issues.length === 0)
      issues.push({ path: "markdown", code: "required" });
    const categories = await content.categories(transaction, by.siteKey, locale);
    if (!categories.some((one) => one.slug === categorySlug)) {
      issues.push({ path: "categorySlug", code: "not_an_option" });
    }
    if (issues.length > 0) throw new ProblemError("invalid_input", { issues });
    await content.saveEdited(transaction, by.siteKey, {
      ...key,
      title,
      categorySlug,
      questions,
      body: tree,
      updatedAt: isoTime(clock.now()).slice(0, 10),
    });
    await note(transaction, by, "published", key);
    return write(transaction, by, {
      ...version,
      state: "published",
      revision: Math.max(1, version.revision),
      publishedAt: isoTime(clock.now()),
    });
  }
}

function mustBeSeen(newest: ArticleVersion | undefined, { version, revision }: Seen): void {
  if ((newest?.version ?? 0) === version && (newest?.revision ?? 0) === revision) return;
  throw new ProblemError("edited_by_other");
}
