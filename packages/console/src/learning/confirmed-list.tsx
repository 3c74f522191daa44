import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import { pathTo } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { groupConfirmed, type ConfirmedGroup } from "./confirmed-groups.ts";
import { ConfirmedRows } from "./confirmed-rows.tsx";
import type { LearningApi } from "./learning-api.ts";
import { LoadingState } from "./loading-state.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useLoaded } from "./use-loaded.ts";

/** So many groups stand open from the start. */
const OPEN = 3;

/** What was confirmed, by article. */
export function ConfirmedList(props: {
  learning: LearningApi;
  locale: Locale;
  articles: readonly ListedArticle[];
}): VNode {
  const { learning, locale, articles } = props;
  const { t } = useDesk();
  const confirmed = useLoaded(() => learning.confirmed(locale));
  const place = useKeptFocus<HTMLUListElement>(confirmed.value);
  if (!confirmed.value || confirmed.problem !== undefined) return <LoadingState {...confirmed} />;
  if (confirmed.value.length === 0) {
    return (
      <section class="card">
        <Empty icon="book" title={t("confirmed_none")}>
          {t("confirmed_none_text")}
        </Empty>
      </section>
    );
  }
  return (
    <ul ref={place} class="topics keeps-focus" tabIndex={-1} aria-label={t("confirmed_tab")}>
      {groupConfirmed(confirmed.value).map((group, at) => (
        <li key={group.slug}>
          <Group
            group={group}
            article={articles.find((one) => one.slug === group.slug && one.locale === locale)}
            locale={locale}
            isOpen={at < OPEN}
            learning={learning}
            onChange={confirmed.reload}
          />
        </li>
      ))}
    </ul>
  );
}

function Group(props: {
  group: ConfirmedGroup;
  article: ListedArticle | undefined;
  locale: Locale;
  isOpen: boolean;
  learning: LearningApi;
  onChange: () => Promise<void>;
}): VNode {
  const { t, site } = useDesk();
  const { slug, questions } = props.group;
  const { article, locale } = props;
  const [isOpen, setOpen] = useState(props.isOpen);
  const count = questions.length;
  return (
    <details
      class="card confirmed-group"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 lang={locale}>{article?.title ?? slug}</h2>
        <span class="badge">
          {count === 1 ? t("confirmed_count_one") : t("confirmed_count", { count })}
        </span>
      </summary>
      <p class="confirmed-article">
        {article && !article.isPublished && <span>{t("confirmed_gone")} </span>}
        <a href={pathTo(site.key, "knowledge", slug, locale)}>{t("open_article")}</a>
      </p>
      {isOpen && (
        <ConfirmedRows
          questions={questions}
          learning={props.learning}
          locale={locale}
          onChange={props.onChange}
        />
      )}
    </details>
  );
}
