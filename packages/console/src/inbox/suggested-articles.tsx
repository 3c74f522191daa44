import type { ArticleHit } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { useNewest } from "../use-newest.ts";
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
  useNewest(
    {
      ask: () => (words.trim() ? api.articles(site.key, words, conversation.locale) : undefined),
      tell: (answer) => setHits(answer.hits.slice(0, SHOWN)),
    },
    [words],
  );

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
