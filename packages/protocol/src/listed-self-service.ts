import type { ArticleId } from "./article.ts";
import type { TextsPart, TitlesPart } from "./knowledge-pack.ts";

/** A guide or task as search names it. */
export type ListedSelfService = {
  /** As in the index of all kinds: `guide/<slug>`, `task/<slug>`. */
  id: string;
  kind: "guide" | "task";
  slug: string;
  title: string;
  categorySlug: string;
  /** Other ways to ask, the first of them shown with a hit. */
  questions: readonly string[];
  keywords: readonly string[];
  /** The articles that it settles. */
  articles: readonly ArticleId[];
};

/** The guides and tasks of a pack in the order of its titles, by the id they are found under. */
export function listedSelfService(
  titles: TitlesPart,
  texts: TextsPart | undefined,
): ReadonlyMap<string, ListedSelfService> {
  const listed = (["guide", "task"] as const).flatMap((kind) => {
    const named = titles[`${kind}s`];
    const told = texts?.[`${kind}s`];
    return (named?.slugs ?? []).map((slug, at): ListedSelfService => {
      const category = titles.categories[named?.categoryOf[at] ?? -1];
      return {
        id: `${kind}/${slug}`,
        kind,
        slug,
        title: named?.titles[at] ?? "",
        categorySlug: category?.slug ?? "",
        questions: told?.questions[at] ?? [],
        keywords: told?.keywords[at] ?? [],
        articles: told?.articles[at] ?? [],
      };
    });
  });
  return new Map(listed.map((one) => [one.id, one]));
}

/** Ids of what settles an article, what was made for it first. */
export function readSettling(
  listed: ReadonlyMap<string, ListedSelfService>,
): (articleId: string) => readonly string[] {
  const settling = new Map<string, { id: string; place: number }[]>();
  for (const { id, articles } of listed.values()) {
    for (const [place, article] of articles.entries()) {
      const others = settling.get(String(article)) ?? [];
      settling.set(String(article), [...others, { id, place }]);
    }
  }
  for (const found of settling.values()) found.sort((a, b) => a.place - b.place);
  return (articleId) => (settling.get(articleId) ?? []).map(({ id }) => id);
}

/**
 * A guide or task as search indexes it: under the fields of an article.
 * @param told what an article that it settles is called and asked for: symptoms are said in many ways
 */
export function selfServiceDocument(
  { id, title, questions, keywords, articles }: ListedSelfService,
  told: (articleId: ArticleId) => readonly string[],
) {
  return { id, fields: { title, questions, keywords, body: articles.flatMap(told) } };
}
