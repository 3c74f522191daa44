import type { Locale, ArticleHit } from "@helpbuoy/protocol";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";

/** So many are offered. */
const MOST = 8;

/**
 * The published articles to pick from: what search found, then those whose title or short name holds
 * the words. A hit does not tell its short name; title and category do.
 */
export function pickable(
  articles: readonly ListedArticle[],
  { locale, words, hits }: { locale: Locale; words: string; hits: readonly ArticleHit[] },
): ListedArticle[] {
  const published = articles.filter((one) => one.locale === locale && one.isPublished);
  const wanted = words.trim().toLowerCase();
  const found = hits.flatMap((hit) =>
    published.filter(
      ({ title, categorySlug }) => title === hit.title && categorySlug === hit.categorySlug,
    ),
  );
  const named = published.filter(
    ({ title, slug }) => title.toLowerCase().includes(wanted) || slug.includes(wanted),
  );
  return [...new Set([...found, ...named])].slice(0, MOST);
}
