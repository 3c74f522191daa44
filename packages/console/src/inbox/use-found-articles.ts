import type { Locale, ArticleHit } from "@helpbuoy/protocol";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { useNewest } from "../use-newest.ts";

const PAUSE = 200; // ms after the last key

/** The articles that search finds for words as they are typed; none where it cannot be asked. */
export function useFoundArticles(words: string, locale: Locale): readonly ArticleHit[] {
  const { api, site } = useDesk();
  const [hits, setHits] = useState<readonly ArticleHit[]>([]);
  useNewest(
    {
      ask: async () => (words.trim() ? (await api.articles(site.key, words, locale)).hits : []),
      tell: setHits,
      refuse: () => setHits([]),
    },
    [words, locale],
    PAUSE,
  );
  return hits;
}
