import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Picker } from "../inbox/picker.tsx";
import { useFoundArticles } from "../inbox/use-found-articles.ts";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import type { ChosenArticle } from "./article-choice.tsx";
import { pickable } from "./pickable.ts";

/** Any published article of a language: what search finds, and what is named so. */
export function AnyArticlePicker(props: {
  articles: readonly ListedArticle[];
  locale: Locale;
  onPick: (article: ChosenArticle) => void;
  onClose: () => void;
}): VNode {
  const { articles, locale } = props;
  const { t } = useDesk();
  const [words, setWords] = useState("");
  // Without search, what is named so is found all the same.
  const hits = useFoundArticles(words, locale);
  const choices = pickable(articles, { locale, words, hits });
  return (
    <Picker
      label={t("find_any_article")}
      words={words}
      onWords={setWords}
      choices={choices.map(({ slug, title, categorySlug }) => ({
        id: slug,
        title,
        text: categorySlug,
      }))}
      none={t("no_article")}
      onPick={(slug) => {
        const article = choices.find((one) => one.slug === slug);
        if (article) props.onPick(article);
      }}
      onClose={props.onClose}
    />
  );
}
