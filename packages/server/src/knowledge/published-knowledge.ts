import {
  articleSections,
  listedSelfService,
  readSettling,
  richTextToPlainText,
  selfServiceDocument,
  type Article,
  type ArticleHit,
  type ArticleId,
  type ArticleSection,
  type BodiesPart,
  type ConfirmedQuestion,
  type Form,
  type FormsPart,
  type ListedSelfService,
  type Locale,
  type SearchHit,
  type TextsPart,
  type TitlesPart,
} from "@helpbuoy/protocol";
import {
  asForeign,
  createIndexBuilder,
  excerpt,
  knownShare,
  rankKinds,
  search,
  searchQuestion,
  updateIndex,
  withIntents,
  type BotArticle,
  type BotOffers,
  type Findings,
  type SearchDocument,
  type SearchIndex,
} from "@helpbuoy/search";
import { buildPinyinIndex, searchPinyin } from "@helpbuoy/search/pinyin";
import { toSimplified } from "@helpbuoy/search/traditional";
import { classify, type IntentModel } from "@helpbuoy/search/intent";
import type { Example } from "@helpbuoy/search/intent/training";
import { namesOfOthers } from "../bot/names-others.ts";

/** Milliseconds of building before others may run. */
const SLICE = 10;
const EXCERPT_UNITS = 120;
/** Rounding aside, the share of what a text tells that is known. */
const ALL_KNOWN = 0.999;
/** Hits that are put into the order of what is asked for, whatever few are wanted. */
const RANKED = 32;

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
  /** Guides and tasks for decisions; undefined where there are none. */
  offers: BotOffers | undefined;
  /** A guide or task by the id it is found under. */
  selfService(id: string): ListedSelfService | undefined;
  /** Every way to ask that is known, with the id of what it asks for: what a model learns from. */
  examples: readonly Example[];
  /** Those of them that are the site's own words, which may travel: no agent confirmed them of a visitor. */
  ownExamples: readonly Example[];
  /** Whether every word of a text that tells anything stands in some article. */
  knowsAllOf(text: string): boolean;
  /** From now on `rank` asks this model too. */
  learn(model: IntentModel): void;
  /** Articles, guides and tasks by rank, for people. */
  search(query: string, limit: number): SearchHit[];
  searchArticles(query: string, limit: number): ArticleHit[];
};

export type PackTexts = {
  titles: TitlesPart;
  texts: TextsPart;
  bodies: readonly BodiesPart[];
  forms: FormsPart;
  /** What visitors asked and somebody confirmed: for the server alone, never part of a pack. */
  confirmed: readonly Pick<ConfirmedQuestion, "slug" | "text" | "origin">[];
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
  // The bot's findings are articles alone: what is known of them was measured without the others.
  const listed = listedSelfService(titles, texts);
  const settling = readSettling(listed);
  const waysToAsk = (id: ArticleId) => [byId.get(id)?.title ?? "", ...(questions.get(id) ?? [])];
  const added = [...listed.values()].map((one) => selfServiceDocument(one, waysToAsk));
  const all = added.length > 0 ? await inSlices(updateIndex(index, { added })) : index;
  const sounds = isChinese ? await inSlices(buildPinyinIndex(all)) : undefined;
  const hitsOf = (query: string) =>
    sounds ? searchPinyin(sounds, query, { limit: RANKED }) : search(all, query, { limit: RANKED });
  const articleHit = (id: string, query: string): ArticleHit[] => {
    const article = byId.get(Number(id));
    return article ? [toArticleHit(article, plain.get(article.id) ?? "", query)] : [];
  };
  /** What a question names of others, and the text that was found does not. */
  const namesUnknown = (question: string, words: () => string): boolean => {
    const names = namesOfOthers(question);
    const known = names.length > 0 ? words() : "";
    return names.some((name) => !known.includes(name));
  };
  const ofVisitors = new Set(
    confirmed.filter(({ origin }) => origin === "agent").map(({ text }) => text),
  );
  const examplesOf = (askedFor: (id: ArticleId) => readonly string[]): Example[] =>
    titles.ids.flatMap((id, i) =>
      [titles.titles[i] ?? "", ...askedFor(id)].map((text) => ({ text, label: String(id) })),
    );
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
      const isForeign = namesUnknown(question, () => wordsOf(Number(findings.hits[0]?.id)));
      return isForeign ? asForeign(findings) : findings;
    },
    offers:
      listed.size === 0
        ? undefined
        : {
            settling,
            search(asked) {
              const question = simplified(asked);
              const told = [...listed.values()].map(({ title, questions: ways }) => [title, ways]);
              return namesUnknown(question, () => told.join("\n").toLowerCase())
                ? { hits: [], familiarity: 0 }
                : searchQuestion(all, question);
            },
          },
    selfService: (id) => listed.get(id),
    examples: examplesOf((id) => questions.get(id) ?? []),
    ownExamples: examplesOf((id) =>
      (questions.get(id) ?? []).filter((text) => !ofVisitors.has(text)),
    ),
    knowsAllOf: (text) => knownShare(index, text) > ALL_KNOWN,
    learn(learnt) {
      model = learnt;
    },
    search(query, limit) {
      const asked = simplified(query);
      return rankKinds(asked, hitsOf(asked), settling)
        .flatMap(({ id }): SearchHit[] => {
          const one = listed.get(id);
          return one ? [toSelfServiceHit(one, query)] : articleHit(id, query);
        })
        .slice(0, limit);
    },
    searchArticles: (query, limit) =>
      hitsOf(simplified(query))
        .flatMap(({ id }) => articleHit(id, query))
        .slice(0, limit),
  };
}

const excerptOf = (text: string, query: string): string => excerpt(text, query, EXCERPT_UNITS).text;

const toArticleHit = (article: Article, text: string, query: string): ArticleHit => ({
  kind: "article",
  articleId: article.id,
  slug: article.slug,
  title: article.title,
  categorySlug: article.categorySlug,
  excerpt: excerptOf(text, query),
});

const toSelfServiceHit = (
  { kind, slug, title, categorySlug, questions }: ListedSelfService,
  query: string,
): SearchHit => ({
  kind,
  slug,
  title,
  categorySlug,
  excerpt: excerptOf(questions[0] ?? "", query),
});

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
