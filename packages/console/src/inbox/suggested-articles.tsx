import type { ArticleHit } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { quoteOf, wantedWords } from "./article-quote.ts";

const SHOWN = 2;

/** Articles that may answer what the visitor said last, while nothing is written yet. */
export function SuggestedArticles(props: {
  entry: Entry;
  onPick: (markdown: string) => void;
}): VNode | null {
  const { api, site, t } = useDesk();
  const { conversation } = props.entry.snapshot;
  const words = wantedWords(props.entry);
  const [hits, setHits] = useState<readonly ArticleHit[]>([]);

  useEffect(() => {
    let isOver = false;
    if (!words.trim()) return undefined;
    api.articles(site.key, words, conversation.locale).then(
      (answer) => !isOver && setHits(answer.hits.slice(0, SHOWN)),
      // A suggestion that cannot be had is none.
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [words]);

  if (hits.length === 0) return null;
  return (
    <ul class="suggested" aria-label={t("suggested")}>
      {hits.map((hit) => (
        <li key={hit.articleId}>
          <button
            type="button"
            class="suggestion"
            title={hit.excerpt}
            onClick={() => props.onPick(quoteOf(hit))}
          >
            <Icon name="spark" />
            <span>{hit.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
