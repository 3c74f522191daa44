import type { SearchHit } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { quoteOf, wantedWords } from "./article-quote.ts";

const PAUSE = 200; // ms after the last key

/** Articles to answer with: first those that fit what the visitor said last. */
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
    <div class="picker">
      <input
        class="input"
        type="search"
        aria-label={t("find_article")}
        placeholder={t("find_article")}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && props.onClose()}
        autoFocus
      />
      <ul class="picker-list">
        {hits.map((hit) => (
          <li key={hit.articleId}>
            <button type="button" class="picker-item" onClick={() => props.onPick(quoteOf(hit))}>
              <strong>{hit.title}</strong>
              <span>{hit.excerpt}</span>
            </button>
          </li>
        ))}
        {hits.length === 0 && <li class="picker-none">{t("no_article")}</li>}
      </ul>
    </div>
  );
}
