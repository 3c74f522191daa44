import {
  richTextToPlainText,
  type Article,
  type ArticleId,
  type BodiesPart,
  type ConfirmedQuestion,
  type Form,
  type FormsPart,
  type Locale,
  type SearchHit,
  type TextsPart,
  type TitlesPart,
} from "@helpbuoy/protocol";
import {
  asForeign,
  createIndexBuilder,
  excerpt,
  search,
  searchQuestion,
  withIntents,
  type BotArticle,
  type Findings,
  type SearchDocument,
  type SearchIndex,
} from "@helpbuoy/search";
import { buildPinyinIndex, searchPinyin } from "@helpbuoy/search/pinyin";
import { toSimplified } from "@helpbuoy/search/traditional";
import { classify, type IntentModel } from "@helpbuoy/search/intent";
import type { Example } from "@helpbuoy/search/intent/training";
import { namesOfOthers } from "../bot/names-others.ts";
import { articleSections, type ArticleSection } from "./article-sections.ts";

/** Milliseconds of building before others may run. */
const SLICE = 10;
const EXCERPT_UNITS = 120;
/** Rounding aside, the share of what a text tells that is known. */
const ALL_KNOWN = 0.999;

/** One version of one locale, ready to be searched: exactly what widgets fetch as its pack. */
export type PublishedKnowledge = {
  locale: Locale;
  version: string;
  /** How much was confirmed when this was built. */
  learned: number;
  forms: Form[];
  article(idOrSlug: ArticleId | string): Article | undefined;
  sections(id: ArticleId): ArticleSection[];
  botArticle(id: ArticleId): BotArticle | undefined;
  /** What answers a question, for decisions. */
  rank(question: string): Findings;
  /** Every way to ask that is known, with the id of what it asks for: what a model learns from. */
  examples: readonly Example[];
  /** Whether every word of a text that tells anything stands in some article. */
  knowsAllOf(text: string): boolean;
  /** From now on `rank` asks this model too. */
  learn(model: IntentModel): void;
  /** Articles by rank, for people. */
  search(query: string, limit: number): SearchHit[];
};

export type PackTexts = {
  titles: TitlesPart;
  texts: TextsPart;
  bodies: readonly BodiesPart[];
  forms: FormsPart;
  /** What visitors asked and somebody confirmed: for the server alone, never part of a pack. */
  confirmed: readonly Pick<ConfirmedQuestion, "slug" | "text">[];
};

/** Builds the index in slices, so that other requests are answered meanwhile. */
export async function indexKnowledge(
  { locale, version, learned }: { locale: Locale; version: string; learned: number },
  { titles, texts, bodies, forms, confirmed }: PackTexts,
): Promise<PublishedKnowledge> {
  const articles = bodies.flatMap((part) => part.articles);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const questions = new Map(titles.ids.map((id, i) => [id, [...(texts.questions[i] ?? [])]]));
  for (const { slug, text } of confirmed) questions.get(bySlug.get(slug)?.id ?? 0)?.push(text);
  const plain = new Map<ArticleId, string>();
  for (const { id, body } of articles) plain.set(id, richTextToPlainText(body));
  const index = await buildInSlices(
    titles.ids.map((id, i) => ({
      id: String(id),
      fields: {
        title: titles.titles[i] ?? "",
        questions: questions.get(id) ?? [],
        keywords: texts.keywords[i] ?? [],
        body: plain.get(id) ?? "",
      },
    })),
  );

  const personFirst = new Set(
    titles.categories.flatMap(({ slug, personFirst: first }) => (first ? [slug] : [])),
  );
  // Chinese is also asked for by how it sounds, and in traditional characters.
  const isChinese = /^zh\b/i.test(locale);
  const simplified = (text: string) => (isChinese ? toSimplified(text) : text);
  const sounds = isChinese ? await inSlices(buildPinyinIndex(index)) : undefined;
  const hitsOf = (query: string, limit: number) =>
    sounds ? searchPinyin(sounds, query, { limit }) : search(index, query, { limit });
  let model: IntentModel | undefined;
  const wordsOf = (id: ArticleId) =>
    [byId.get(id)?.title, ...(questions.get(id) ?? []), plain.get(id)].join("\n").toLowerCase();
  const sections = (id: ArticleId) => articleSections(byId.get(id)?.body ?? []);
  return {
    locale,
    version,
    learned,
    forms: forms.forms,
    article: (idOrSlug) =>
      typeof idOrSlug === "number" ? byId.get(idOrSlug) : bySlug.get(idOrSlug),
    sections,
    botArticle(id) {
      const article = byId.get(id);
      return (
        article && {
          id: String(id),
          title: article.title,
          questions: questions.get(id) ?? [],
          sections: sections(id).map(({ heading, text }) => ({ heading, text })),
          personFirst: personFirst.has(article.categorySlug),
        }
      );
    },
    rank(asked) {
      const question = simplified(asked);
      const told = searchQuestion(index, question);
      const findings = model ? withIntents(told, classify(model, question)) : told;
      const names = namesOfOthers(question);
      const known = names.length > 0 ? wordsOf(Number(findings.hits[0]?.id)) : "";
      return names.some((name) => !known.includes(name)) ? asForeign(findings) : findings;
    },
    examples: titles.ids.flatMap((id, i) =>
      [titles.titles[i] ?? "", ...(questions.get(id) ?? [])].map((text) => ({
        text,
        label: String(id),
      })),
    ),
    knowsAllOf: (text) => (searchQuestion(index, text).signals?.known ?? 0) > ALL_KNOWN,
    learn(learnt) {
      model = learnt;
    },
    search: (query, limit) =>
      hitsOf(simplified(query), limit).flatMap((hit) => {
        const article = byId.get(Number(hit.id));
        return article ? [toSearchHit(article, plain.get(article.id) ?? "", query)] : [];
      }),
  };
}

function toSearchHit(article: Article, text: string, query: string): SearchHit {
  return {
    articleId: article.id,
    title: article.title,
    categorySlug: article.categorySlug,
    excerpt: excerpt(text, query, EXCERPT_UNITS).text,
  };
}

function buildInSlices(documents: readonly SearchDocument[]): Promise<SearchIndex> {
  const builder = createIndexBuilder();
  builder.add(documents);
  return inSlices(builder.build());
}

async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
