import type { Locale, SearchHit } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Picker } from "../inbox/picker.tsx";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import type { ChosenArticle } from "./article-choice.tsx";
import { pickable } from "./pickable.ts";

const PAUSE = 200; // ms after the last key

/** Any published article of a language: what search finds, and what is named so. */
export function AnyArticlePicker(props: {
  articles: readonly ListedArticle[];
  locale: Locale;
  onPick: (article: ChosenArticle) => void;
  onClose: () => void;
}): VNode {
  const { articles, locale } = props;
  const { api, site, t } = useDesk();
  const [words, setWords] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[]>([]);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      if (!words.trim()) return setHits([]);
      api.articles(site.key, words, locale).then(
        (answer) => !isOver && setHits(answer.hits),
        // What is named so is found without search.
        () => !isOver && setHits([]),
      );
      return undefined;
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);

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
