import { asBackendError, type KnowledgeBackend } from "@helpbuoy/client";
import type { Article, ArticleId, Form, Locale, Site } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import { failureReason } from "../failure-reason.ts";
import type { Edition } from "../knowledge/edition.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { matchesPattern, type Page } from "../page.ts";
import type { Announcements } from "../public-events.ts";
import type { Visit } from "../visit.ts";
import type { ArticleLink, KnowledgeModel, LoadedArticle } from "../widget.ts";

const SUGGESTIONS = 5;

export type KnowledgeFace = KnowledgeModel & {
  /** Ids or slugs the host would like suggested instead of what the page's path says. */
  suggest(wanted: readonly (ArticleId | string)[] | undefined): void;
};

/** What the panel may know of the knowledge: links to articles, and articles. */
export function createKnowledgeModel(parts: {
  backend: KnowledgeBackend;
  knowledge: Pick<Knowledge, "edition" | "failure" | "fetchDepth">;
  /** The last one known, before this visit has asked. */
  site: ReadonlySignal<Site | undefined>;
  locale: ReadonlySignal<Locale>;
  page: Pick<Page, "path">;
  visit: Visit;
  announcements: Announcements;
  rate: KnowledgeModel["rate"];
}): KnowledgeFace {
  const { backend, knowledge, site, locale, page, visit, announcements } = parts;
  const { edition, failure } = knowledge;
  const wanted = signal<readonly (ArticleId | string)[] | undefined>(undefined);

  const positions = computed(() => new Map(edition.value?.titles.ids.map((id, at) => [id, at])));

  function position(idOrSlug: ArticleId | string): number | undefined {
    const byId = positions.value.get(Number(idOrSlug));
    const bySlug = edition.value?.texts?.slugs.indexOf(String(idOrSlug)) ?? -1;
    return byId ?? (bySlug >= 0 ? bySlug : undefined);
  }

  function linkAt(at: number | undefined, held = edition.value): ArticleLink | undefined {
    const id = held?.titles.ids[at ?? -1];
    if (!held || at === undefined || id === undefined) return undefined;
    const category = held.titles.categories[held.titles.categoryOf[at] ?? -1];
    return { id, title: held.titles.titles[at] ?? "", categorySlug: category?.slug ?? "" };
  }

  const links = (ids: readonly (ArticleId | string)[]): ArticleLink[] =>
    [...new Set(ids)].map((id) => linkAt(position(id))).filter((link) => link !== undefined);

  async function load(idOrSlug: ArticleId | string): Promise<Article> {
    const held: Edition | undefined = edition.peek();
    const at = position(idOrSlug);
    // Right after the language has changed, what is held still speaks the last one.
    if (held && at !== undefined && held.manifest.locale === locale.peek()) {
      try {
        const { bodies } = await knowledge.fetchDepth();
        const article = await bodies.article(held, at);
        if (article) return article;
      } catch (cause) {
        // Its part may have gone with a newer version; the article itself need not have.
        if (asBackendError(cause).kind === "offline") throw cause;
      }
    }
    return backend.article(idOrSlug, locale.peek());
  }

  return {
    site,
    status: computed(() => {
      if (edition.value) return "ready";
      if (!failure.value) return "loading";
      return failure.value.kind === "offline" ? "offline" : "failed";
    }),
    categories: computed(() => edition.value?.titles.categories ?? []),
    popular: computed(() => links(edition.value?.titles.popular ?? [])),
    suggestions: computed(() => {
      const pages = edition.value?.titles.pages ?? [];
      const fitting = pages.filter(([pattern]) => matchesPattern(page.path.value, pattern));
      return links(wanted.value ?? fitting.flatMap(([, ids]) => ids)).slice(0, SUGGESTIONS);
    }),
    forms: computed(() => edition.value?.forms ?? []),
    articlesOf(categorySlug) {
      const { categories, categoryOf } = edition.value?.titles ?? {
        categories: [],
        categoryOf: [],
      };
      return categoryOf
        .map((category, at) =>
          categories[category]?.slug === categorySlug ? linkAt(at) : undefined,
        )
        .filter((link) => link !== undefined);
    },
    link: (id) => linkAt(positions.value.get(id)),
    async article(idOrSlug): Promise<LoadedArticle> {
      try {
        const article = await load(idOrSlug);
        visit.read(article.id);
        announcements.announce("article:viewed", { articleId: article.id, title: article.title });
        return { status: "found", article };
      } catch (cause) {
        const reason = failureReason(asBackendError(cause));
        return reason === "not_found" ? { status: "missing" } : { status: "failed", reason };
      }
    },
    formFor(categorySlug): Form | undefined {
      const forms = edition.value?.forms ?? [];
      return (
        forms.find((form) => form.categories.includes(categorySlug ?? "")) ??
        forms.find((form) => form.categories.length === 0)
      );
    },
    mediaUrl: (source) => backend.mediaUrl(source),
    rate: parts.rate,
    suggest(ids) {
      wanted.value = ids;
    },
  };
}
