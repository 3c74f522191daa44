import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { quoteOf, wantedWords } from "./article-quote.ts";
import { Picker } from "./picker.tsx";
import { useFoundArticles } from "./use-found-articles.ts";

/** Articles to answer with: first those that fit what the visitor wants. */
export function ArticlePicker(props: {
  entry: Entry;
  onPick: (markdown: string) => void;
  onClose: () => void;
}): VNode {
  const { t } = useDesk();
  const [words, setWords] = useState(() => wantedWords(props.entry));
  const hits = useFoundArticles(words, props.entry.snapshot.conversation.locale);

  return (
    <Picker
      label={t("find_article")}
      words={words}
      onWords={setWords}
      choices={hits.map(({ articleId, title, excerpt }) => ({
        id: String(articleId),
        title,
        text: excerpt,
      }))}
      none={t("no_article")}
      onPick={(id) => {
        const hit = hits.find(({ articleId }) => String(articleId) === id);
        if (hit) props.onPick(quoteOf(hit));
      }}
      onClose={props.onClose}
    />
  );
}
