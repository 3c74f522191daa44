import type { Locale, ArticleHit } from "@helpbuoy/protocol";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";

const PAUSE = 200; // ms after the last key

/** The articles that search finds for words as they are typed; none where it cannot be asked. */
export function useFoundArticles(words: string, locale: Locale): readonly ArticleHit[] {
  const { api, site } = useDesk();
  const [hits, setHits] = useState<readonly ArticleHit[]>([]);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      if (!words.trim()) return setHits([]);
      api.articles(site.key, words, locale).then(
        (answer) => !isOver && setHits(answer.hits),
        () => !isOver && setHits([]),
      );
      return undefined;
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words, locale]);
  return hits;
}
