import type { SearchHit } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { quoteOf, wantedWords } from "./article-quote.ts";
import { Picker } from "./picker.tsx";

const PAUSE = 200; // ms after the last key

/** Articles to answer with: first those that fit what the visitor wants. */
export function ArticlePicker(props: {
  entry: Entry;
  onPick: (markdown: string) => void;
  onClose: () => void;
}): VNode {
  const { api, site, t } = useDesk();
  const { conversation } = props.entry.snapshot;
  const [words, setWords] = useState(() => wantedWords(props.entry));
  const [hits, setHits] = useState<readonly SearchHit[]>([]);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      if (!words.trim()) return setHits([]);
      api.articles(site.key, words, conversation.locale).then(
        (answer) => !isOver && setHits(answer.hits),
        () => !isOver && setHits([]),
      );
      return undefined;
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);

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
