import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import { Icon } from "../ui/icon.tsx";
import { OtherArticle } from "./other-article.tsx";

export type ChosenArticle = { slug: string; title: string };

/** The articles that stand near, one press each, and a way to any other. */
export function ArticleChoice(props: {
  near: readonly ChosenArticle[];
  articles: readonly ListedArticle[];
  locale: Locale;
  /** Nothing can be chosen now. */
  isOff: boolean;
  onChoose: (article: ChosenArticle) => Promise<void>;
}): VNode {
  const { near, locale, isOff } = props;
  const { t } = useDesk();
  const id = useId();
  return (
    <div class="article-choice" role="group" aria-labelledby={id}>
      <p id={id} class="article-choice-name">
        {t("it_asks_for")}{" "}
        <span class="field-hint">{t(near.length > 0 ? "it_asks_for_hint" : "no_near")}</span>
      </p>
      <div class="article-choice-list">
        {near.map((article) => (
          <button
            key={article.slug}
            type="button"
            class="suggestion"
            disabled={isOff}
            onClick={() => void props.onChoose(article)}
          >
            <Icon name="book" />
            <span lang={locale}>{article.title}</span>
          </button>
        ))}
        <OtherArticle {...props} />
      </div>
    </div>
  );
}
