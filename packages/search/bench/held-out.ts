// Leave one question out: each way to ask with an index that has never seen it; then what lies
// outside the help centre, with the whole index.
import { readFileSync } from "node:fs";
import { buildIndex } from "../src/index.ts";
import { documentOf, readArticles } from "./knowledge.ts";
import type { SearchIndex } from "../src/index.ts";
import type { Article, Locale } from "./knowledge.ts";

export type HeldOut = {
  readonly query: string;
  /** The article that answers, or undefined for a question out of scope. */
  readonly wanted: string | undefined;
  /** The article's or the outside question's place: its parity halves the topics. */
  readonly topic: number;
  readonly index: SearchIndex;
};

export function readFixture<T>(name: string, locale: Locale): T[] {
  const path = new URL(`../fixtures/${name}.${locale}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as T[];
}

export function heldOut(locale: Locale, articles: readonly Article[] = readArticles(locale)) {
  const asked: HeldOut[] = [];
  const most = Math.max(...articles.map((article) => article.questions.length));
  for (let round = 0; round < most; round++) {
    const index = buildIndex(
      articles.map((article) => documentOf(article, article.questions[round])),
    );
    articles.forEach(({ id, questions }, topic) => {
      const query = questions[round];
      if (query) asked.push({ query, wanted: id, topic, index });
    });
  }
  const index = buildIndex(articles.map((article) => documentOf(article)));
  readFixture<string>("out-of-scope", locale).forEach((query, topic) => {
    asked.push({ query, wanted: undefined, topic, index });
  });
  return asked;
}
