import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { CategoryDialog } from "./category-dialog.tsx";
import type { KnowledgeApi, ListedArticle } from "./knowledge-api.ts";
import { KnowledgeWays } from "./knowledge-ways.tsx";
import { NewArticleDialog } from "./new-article-dialog.tsx";

/** Every article once, with the state of each language. */
export function ArticleList(props: {
  knowledge: KnowledgeApi;
  articles: readonly ListedArticle[] | undefined;
  openSlug: string | undefined;
  onChange: () => void;
}): VNode {
  const { t, site } = useDesk();
  const [words, setWords] = useState("");
  const [dialog, setDialog] = useState<"new" | "categories">();
  const bySlug = new Map<string, ListedArticle[]>();
  for (const one of props.articles ?? []) {
    bySlug.set(one.slug, [...(bySlug.get(one.slug) ?? []), one]);
  }
  const wanted = words.trim().toLowerCase();
  const shown = [...bySlug].filter(([slug, languages]) =>
    [slug, ...languages.flatMap(({ title, categorySlug }) => [title, categorySlug])].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );

  return (
    <section class="list article-list" aria-label={t("articles")}>
      <header class="list-head">
        <div class="card-head">
          <h1>{t("screen_knowledge")}</h1>
          <button type="button" class="button is-small is-primary" onClick={() => setDialog("new")}>
            {t("new_article")}
          </button>
        </div>
        <KnowledgeWays here="knowledge" />
        <input
          class="input"
          type="search"
          aria-label={t("find_articles")}
          placeholder={t("find_articles")}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        {isAtLeast(site.role, "lead") && (
          <button type="button" class="link-button" onClick={() => setDialog("categories")}>
            {t("edit_categories")}
          </button>
        )}
      </header>
      {!props.articles ? (
        <div class="list-loading" role="status" aria-label={t("loading")}>
          {[0, 1, 2, 3].map((row) => (
            <div key={row} class="skeleton-row" />
          ))}
        </div>
      ) : shown.length === 0 ? (
        <Empty icon="book" title={t("nothing_found")} />
      ) : (
        <ul class="rows">
          {shown.map(([slug, languages]) => (
            <li key={slug} class={slug === props.openSlug ? "row is-open" : "row"}>
              <a
                class="article-row"
                href={pathTo(site.key, "knowledge", slug)}
                aria-current={slug === props.openSlug ? "true" : undefined}
              >
                <span class="row-subject">{languages[0]?.title}</span>
                <span class="row-foot">
                  <span class="row-owner">{languages[0]?.categorySlug}</span>
                  {languages.map(({ locale, state, isOutdated }) => (
                    <span
                      key={locale}
                      class={`badge badge-${isOutdated ? "high" : stateBadges[state]}`}
                    >
                      {locale} · {t(isOutdated ? "translation_outdated" : `article_${state}`)}
                    </span>
                  ))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {dialog === "new" && (
        <NewArticleDialog
          knowledge={props.knowledge}
          taken={(slug) => bySlug.has(slug)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "categories" && (
        <CategoryDialog
          knowledge={props.knowledge}
          onClose={() => setDialog(undefined)}
          onChange={props.onChange}
        />
      )}
    </section>
  );
}

const stateBadges = {
  draft: "open",
  review: "new",
  published: "resolved",
  unpublished: "closed",
} as const;
