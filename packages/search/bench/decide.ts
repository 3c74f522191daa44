// Leave-one-question-out: is each way to ask still answered when the index has never seen it?
// And how much of what lies outside the help centre is answered all the same? Run with node.
import { readFileSync } from "node:fs";
import { buildIndex, decide, search } from "../src/index.ts";
import { documentOf, readArticles } from "./knowledge.ts";
import type { BotDecision, SearchIndex } from "../src/index.ts";
import type { Article, Locale } from "./knowledge.ts";

export type Asked = {
  readonly query: string;
  /** The article that answers, or undefined for a question out of scope. */
  readonly wanted: string | undefined;
  readonly decision: BotDecision;
  readonly ranked: readonly string[];
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function ask(index: SearchIndex, articles: readonly Article[], query: string, wanted?: string) {
  const decision = decide({
    query,
    history: [],
    search: (text) => search(index, text, { limit: 8, whole: true }),
    article: (id) => articles.find((article) => article.id === id),
  });
  const ranked = search(index, query, { limit: 3, whole: true }).map((hit) => hit.id);
  return { query, wanted, decision, ranked };
}

/** Asks every held-out question, then every question out of scope. */
export function askAll(locale: Locale): Asked[] {
  const articles = readArticles(locale);
  const asked: Asked[] = [];
  const most = Math.max(...articles.map((article) => article.questions.length));
  for (let round = 0; round < most; round++) {
    const index = buildIndex(
      articles.map((article) => documentOf(article, article.questions[round])),
    );
    for (const { id, questions } of articles) {
      const query = questions[round];
      if (query) asked.push(ask(index, articles, query, id));
    }
  }
  const whole = buildIndex(articles.map((article) => documentOf(article)));
  const outside = new URL(`../fixtures/out-of-scope.${locale}.json`, import.meta.url);
  for (const query of JSON.parse(readFileSync(outside, "utf8")) as string[]) {
    asked.push(ask(whole, articles, query));
  }
  return asked;
}

export function report(locale: Locale, asked: readonly Asked[], wrong: boolean): void {
  const held = asked.filter(({ wanted }) => wanted !== undefined);
  const outside = asked.filter(({ wanted }) => wanted === undefined);
  const right = ({ decision, wanted }: Asked) =>
    (decision.kind === "answer" && decision.articleId === wanted) ||
    (decision.kind === "clarify" && decision.choices.includes(wanted as string));
  const count = (list: readonly Asked[], test: (one: Asked) => boolean) =>
    percent(list.filter(test).length, list.length);
  const kind = (name: string) => (one: Asked) => one.decision.kind === name;
  console.log(`${locale}: ${held.length} held out, ${outside.length} out of scope`);
  console.log(`  top 1 ${count(held, ({ ranked, wanted }) => ranked[0] === wanted)}`);
  console.log(`  top 3 ${count(held, ({ ranked, wanted }) => ranked.includes(wanted as string))}`);
  console.log(`  right answer, or among the choices ${count(held, right)}`);
  console.log(
    `    answered ${count(held, kind("answer"))}, clarify ${count(held, kind("clarify"))}`,
  );
  const bad = (one: Asked) => one.decision.kind === "answer" && !right(one);
  console.log(`    wrong answer ${count(held, bad)}`);
  console.log(`  out of scope answered ${count(outside, kind("answer"))}`);
  console.log(`    clarify ${count(outside, kind("clarify"))}`);
  if (!wrong) return;
  for (const { query, wanted, decision } of asked) {
    if (wanted ? right({ query, wanted, decision, ranked: [] }) : decision.kind === "unknown")
      continue;
    const given = decision.kind === "answer" ? decision.articleId : decision.kind;
    console.log(`  ${query} | ${wanted ?? "outside"} | ${given}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const locale of ["zh-CN", "en"] as const) {
    report(locale, askAll(locale), process.argv.includes("--wrong"));
  }
}
