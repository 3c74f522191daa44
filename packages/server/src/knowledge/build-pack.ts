import {
  taskSchema,
  type Article,
  type ArticleId,
  type BodiesPart,
  type Category,
  type Form,
  type FormsPart,
  type Guide,
  type GuidesPart,
  type PartRef,
  type SelfServiceTexts,
  type SelfServiceTitles,
  type SynonymGroup,
  type Task,
  type TasksPart,
  type TextsPart,
  type TitlesPart,
} from "@helpbuoy/protocol";
import { readSynonyms } from "@helpbuoy/search";
import * as v from "valibot";
import { contentHash } from "../content-hash.ts";
import type { StoredArticle } from "./content.repository.ts";
import type { StoredGuide, StoredTask } from "./self-service.repository.ts";

/** Bytes of bodies that travel together, as long as they are of one category. */
const RUN_BYTES = 64_000;

export type PackPart = { hash: string; content: string; kind: "index" | "bodies" };

export type Pack = {
  /** Names the rest: a new one means that something new is said. */
  version: string;
  titles: PartRef;
  texts: PartRef;
  forms: PartRef;
  guides?: PartRef;
  tasks?: PartRef;
  parts: PackPart[];
};

export type PackContent = {
  categories: readonly Category[];
  articles: readonly StoredArticle[];
  forms: readonly Form[];
  guides: readonly StoredGuide[];
  tasks: readonly StoredTask[];
  synonyms: readonly SynonymGroup[];
  /** Of every slug; the same for all locales. */
  ids: ReadonlyMap<string, ArticleId>;
};

/** What something is found by. */
type Found = Pick<StoredArticle, "title" | "questions" | "keywords">;

/** Lays out one locale as immutable parts (SPEC KP1-KP3, KP7-KP8). Pure: the same content, the same names. */
export function buildPack(written: PackContent): Pack {
  const { categories, articles, forms, ids } = written;
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
  const isListed = ({ categorySlug }: StoredGuide | StoredTask) => positions.has(categorySlug);
  const guides = mostAskedFirst(written.guides.filter(isListed), articles);
  const tasks = mostAskedFirst(written.tasks.filter(isListed), articles);
  const articlesOf = (one: StoredGuide | StoredTask) =>
    one.articles.filter((slug) => slugs.has(slug)).map(idOf);
  const keywordsOf = keywordsWith(written.synonyms);

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
    ...(guides.length > 0 && { guides: listTitles(guides, positions) }),
    ...(tasks.length > 0 && { tasks: listTitles(tasks, positions) }),
  };
  const texts: TextsPart = {
    slugs: sorted.map((article) => article.slug),
    questions: sorted.map((article) => article.questions),
    keywords: sorted.map(keywordsOf),
    bodies,
    ...(guides.length > 0 && { guides: listTexts(guides, { articlesOf, keywordsOf }) }),
    ...(tasks.length > 0 && { tasks: listTexts(tasks, { articlesOf, keywordsOf }) }),
  };
  const refs = {
    titles: addPart(titles, "index"),
    texts: addPart(texts, "index"),
    forms: addPart({ forms: [...forms] } satisfies FormsPart, "index"),
    ...(guides.length > 0 && {
      guides: addPart(
        { guides: guides.map((one) => toGuide(one, articlesOf)) } satisfies GuidesPart,
        "index",
      ),
    }),
    ...(tasks.length > 0 && {
      tasks: addPart({ tasks: tasks.map(toTask) } satisfies TasksPart, "index"),
    }),
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

function toGuide(stored: StoredGuide, articlesOf: (one: StoredGuide) => ArticleId[]): Guide {
  const { slug, locale, title, categorySlug, steps, updatedAt } = stored;
  return { slug, locale, title, categorySlug, steps, articles: articlesOf(stored), updatedAt };
}

/** Without what it is found by: that stands in the columns. */
const toTask = (stored: StoredTask): Task => v.parse(v.object(taskSchema.entries), stored);

function listTitles(
  listed: readonly (StoredGuide | StoredTask)[],
  positions: ReadonlyMap<string, number>,
): SelfServiceTitles {
  return {
    slugs: listed.map(({ slug }) => slug),
    titles: listed.map(({ title }) => title),
    categoryOf: listed.map(({ categorySlug }) => positions.get(categorySlug) as number),
    pages: byPage(listed.map(({ pages }, place) => ({ pages, id: place }))),
  };
}

function listTexts<Listed extends StoredGuide | StoredTask>(
  listed: readonly Listed[],
  {
    articlesOf,
    keywordsOf,
  }: { articlesOf: (one: Listed) => ArticleId[]; keywordsOf: (one: Found) => string[] },
): SelfServiceTexts {
  return {
    questions: listed.map(({ questions }) => questions),
    keywords: listed.map(keywordsOf),
    articles: listed.map(articlesOf),
  };
}

/** Its own keywords, and what says the same as some of its title, questions and keywords. */
function keywordsWith(synonyms: readonly SynonymGroup[]): (one: Found) => string[] {
  const sayingTheSame = readSynonyms(synonyms);
  return ({ title, questions, keywords }) => [
    ...new Set([...keywords, ...sayingTheSame([title, ...questions, ...keywords].join("\n"))]),
  ];
}

/** Those first that settle what is asked most: who is new here is shown the first of them. */
function mostAskedFirst<Listed extends StoredGuide | StoredTask>(
  listed: readonly Listed[],
  articles: readonly StoredArticle[],
): Listed[] {
  const places = new Map(articles.map(({ slug, popular }) => [slug, popular ?? Infinity]));
  const place = (one: Listed) =>
    Math.min(...one.articles.map((slug) => places.get(slug) ?? Infinity));
  // What settles nothing that is asked much stays by its name.
  return listed.toSorted((a, b) => place(a) - place(b) || (a.slug < b.slug ? -1 : 1));
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
  const mostAsked = articles.toSorted(
    (a, b) => (a.popular ?? Infinity) - (b.popular ?? Infinity) || 0,
  );
  return byPage(mostAsked.map(({ pages, slug }) => ({ pages, id: idOf(slug) })));
}

/** What to suggest by page pattern, the most precise first. */
function byPage(listed: readonly { pages: readonly string[]; id: number }[]): [string, number[]][] {
  const pages = new Map<string, number[]>();
  for (const { pages: patterns, id } of listed) {
    for (const pattern of patterns) {
      const ids = pages.get(pattern);
      if (ids) ids.push(id);
      else pages.set(pattern, [id]);
    }
  }
  return [...pages].toSorted(([a], [b]) => precision(b) - precision(a) || (a < b ? -1 : 1));
}

/** A pattern without a star says more than any with one, and of those the longer. */
function precision(pattern: string): number {
  return pattern.includes("*") ? pattern.length : Number.MAX_SAFE_INTEGER;
}
