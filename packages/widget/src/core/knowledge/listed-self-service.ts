import {
  listedSelfService,
  readSettling,
  selfServiceDocument,
  type ArticleId,
  type SearchHit,
} from "@helpbuoy/protocol";
import type { SearchDocument } from "@helpbuoy/search";
import type { Edition } from "./edition.ts";

/** Guides and tasks as search and suggestions name them, by the id they are found under: `guide/<slug>`. */
export type ListedSelfService = {
  /** In the order of the titles. */
  hits: ReadonlyMap<string, Extract<SearchHit, { kind: "guide" | "task" }>>;
  /** Also found by what the articles that they settle are called and asked for. */
  documents: readonly SearchDocument[];
  /** Ids of what settles an article, what was made for it first. */
  settling(articleId: string): readonly string[];
};

/** Reads an edition's columns; an excerpt is the first other way to ask. */
export function listSelfService({ titles, texts }: Edition): ListedSelfService {
  const listed = listedSelfService(titles, texts);
  const places = new Map(titles.ids.map((id, at) => [id, at]));
  const told = (id: ArticleId) => {
    const place = places.get(id) ?? -1;
    return [titles.titles[place] ?? "", ...(texts?.questions[place] ?? [])];
  };
  const hits = [...listed].map(
    ([id, { kind, slug, title, categorySlug, questions }]) =>
      [id, { kind, slug, title, categorySlug, excerpt: questions[0] ?? "" }] as const,
  );
  return {
    hits: new Map(hits),
    documents: [...listed.values()].map((one) => selfServiceDocument(one, told)),
    settling: readSettling(listed),
  };
}
