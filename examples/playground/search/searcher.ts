import { hasUnseen, search, type SearchHit, type SearchIndex } from "@helpbuoy/search";
import { inSlices } from "./slices.ts";

/** A hit, and what of its text answers, where that is not written as it was typed. */
export type TypedHit = SearchHit & { readonly said?: string };

export type Searcher = (query: string, limit: number) => readonly TypedHit[];

/**
 * Search as one types, as the widget does it: Latin letters over Chinese texts fetch what knows how
 * characters sound, a character that stands in none of them what reads traditional ones.
 * @param onMore called when there is more to be found for what was asked
 */
export function createSearcher(
  index: SearchIndex,
  { isChinese, signal, onMore }: { isChinese: boolean; signal: AbortSignal; onMore: () => void },
): Searcher {
  let simplify: ((text: string) => string) | undefined;
  let hear: Searcher | undefined;
  let isListening = false;
  let isReading = false;

  async function listen(): Promise<void> {
    if (isListening) return;
    isListening = true;
    const { buildPinyinIndex, searchPinyin } = await import("@helpbuoy/search/pinyin");
    const built = await inSlices(buildPinyinIndex(index), signal);
    if (!built) return;
    hear = (query, limit) => searchPinyin(built.result, query, { limit });
    onMore();
  }

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    simplify = (await import("@helpbuoy/search/traditional")).toSimplified;
    if (!signal.aborted) onMore();
  }

  // Its code did not come, or the browser lacks the encoding: search goes on as it is.
  const doWithout = () => {};

  return (query, limit) => {
    const simplified = simplify?.(query) ?? query;
    if (isChinese && /[a-z]/i.test(query)) {
      if (hear) return hear(query, limit);
      listen().catch(doWithout);
    } else if (isChinese && simplified === query && hasUnseen(index, query))
      read().catch(doWithout);
    const hits = search(index, simplified, { limit });
    return simplified === query ? hits : hits.map((hit) => ({ ...hit, said: simplified }));
  };
}
