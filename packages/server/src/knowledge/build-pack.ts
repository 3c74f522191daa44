import type {
  Article,
  ArticleId,
  BodiesPart,
  Category,
  Form,
  FormsPart,
  PartRef,
  TextsPart,
  TitlesPart,
} from "@helpbuoy/protocol";
import { contentHash } from "../content-hash.ts";
import type { StoredArticle } from "./content.repository.ts";

/** Bytes of bodies that travel together, as long as they are of one category. */
const RUN_BYTES = 64_000;

export type PackPart = { hash: string; content: string; kind: "index" | "bodies" };

export type Pack = {
  /** Names the rest: a new one means that something new is said. */
  version: string;
  titles: PartRef;
  texts: PartRef;
  forms: PartRef;
  parts: PackPart[];
};

export type PackContent = {
  categories: readonly Category[];
  articles: readonly StoredArticle[];
  forms: readonly Form[];
  /** Of every slug; the same for all locales. */
  ids: ReadonlyMap<string, ArticleId>;
};

/** Lays out one locale as immutable parts (SPEC KP1-KP3). Pure: the same content, the same names. */
export function buildPack({ categories, articles, forms, ids }: PackContent): Pack {
  const parts: PackPart[] = [];
  const addPart = (content: unknown, kind: PackPart["kind"]): PartRef => {
    const text = JSON.stringify(content);
    const hash = contentHash(text);
    parts.push({ hash, content: text, kind });
    return { hash, bytes: Buffer.byteLength(text) };
  };
  const idOf = (slug: string) => ids.get(slug) as ArticleId;
  const positions = new Map(categories.map((category, position) => [category.slug, position]));
  // Neighbours of one category read alike, which compresses; within it ids rise, which compresses too.
  const sorted = articles
    .filter((article) => positions.has(article.categorySlug))
    .toSorted(
      (a, b) =>
        (positions.get(a.categorySlug) as number) - (positions.get(b.categorySlug) as number) ||
        idOf(a.slug) - idOf(b.slug),
    );
  const slugs = new Set(sorted.map((article) => article.slug));

  const bodies = runsOf(sorted.map((article) => toArticle(article, slugs, idOf))).map((run) => ({
    ...addPart({ articles: run } satisfies BodiesPart, "bodies"),
    count: run.length,
  }));
  const titles: TitlesPart = {
    categories: [...categories],
    ids: sorted.map((article) => idOf(article.slug)),
    titles: sorted.map((article) => article.title),
    categoryOf: sorted.map((article) => positions.get(article.categorySlug) as number),
    popular: sorted
      .filter((article) => article.popular !== null)
      .toSorted((a, b) => (a.popular as number) - (b.popular as number))
      .map((article) => idOf(article.slug)),
    pages: pagesOf(sorted, idOf),
  };
  const texts: TextsPart = {
    slugs: sorted.map((article) => article.slug),
    questions: sorted.map((article) => article.questions),
    keywords: sorted.map((article) => article.keywords),
    bodies,
  };
  const refs = {
    titles: addPart(titles, "index"),
    texts: addPart(texts, "index"),
    forms: addPart({ forms: [...forms] } satisfies FormsPart, "index"),
  };
  return { version: contentHash(JSON.stringify(refs)), ...refs, parts };
}

function toArticle(
  article: StoredArticle,
  slugs: ReadonlySet<string>,
  idOf: (slug: string) => ArticleId,
): Article {
  return {
    id: idOf(article.slug),
    slug: article.slug,
    locale: article.locale,
    title: article.title,
    categorySlug: article.categorySlug,
    body: article.body,
    related: article.related.filter((slug) => slugs.has(slug)).map(idOf),
    updatedAt: article.updatedAt,
  };
}

function runsOf(articles: readonly Article[]): Article[][] {
  const runs: Article[][] = [];
  let bytes = 0;
  let category: string | undefined;
  for (const article of articles) {
    const more = Buffer.byteLength(JSON.stringify(article));
    const run = runs.at(-1);
    if (run && article.categorySlug === category && bytes + more <= RUN_BYTES) {
      run.push(article);
      bytes += more;
    } else {
      runs.push([article]);
      bytes = more;
      category = article.categorySlug;
    }
  }
  return runs;
}

function pagesOf(
  articles: readonly StoredArticle[],
  idOf: (slug: string) => ArticleId,
): TitlesPart["pages"] {
  const pages = new Map<string, ArticleId[]>();
  const mostAsked = articles.toSorted(
    (a, b) => (a.popular ?? Infinity) - (b.popular ?? Infinity) || 0,
  );
  for (const article of mostAsked) {
    for (const pattern of article.pages) {
      const ids = pages.get(pattern);
      if (ids) ids.push(idOf(article.slug));
      else pages.set(pattern, [idOf(article.slug)]);
    }
  }
  return [...pages].toSorted(([a], [b]) => precision(b) - precision(a) || (a < b ? -1 : 1));
}

/** A pattern without a star says more than any with one, and of those the longer. */
function precision(pattern: string): number {
  return pattern.includes("*") ? pattern.length : Number.MAX_SAFE_INTEGER;
}
