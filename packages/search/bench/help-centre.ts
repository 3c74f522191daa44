/*
 * `node bench/help-centre.ts`: the bot on the demo help centre, asked by people who knew the topics' names
 * and no article (fixtures/help-centre). `--dev` asks the questions for tuning instead.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  asForeign,
  buildIndex,
  decide,
  readNames,
  readSynonyms,
  knownShare,
  searchQuestion,
  withIntents,
} from "../src/index.ts";
import { classify, type IntentModel } from "../src/intent/index.ts";
import { trainIntentModel } from "../src/intent/training.ts";
import {
  documentOf,
  readArticles,
  readConfirmed,
  readSynonymGroups,
  type Article,
  type Locale,
} from "./knowledge.ts";
import type { BotDecision } from "../src/index.ts";

export type HelpCentreAnswer = {
  readonly text: string;
  /** undefined: out of scope. */
  readonly label: string | undefined;
  readonly decision: BotDecision;
};

/** undefined label: none of ours. */
export type Asked = { readonly text: string; readonly label?: string };

const lines = (name: string, locale: Locale): Asked[] =>
  readFileSync(new URL(`../fixtures/help-centre/${name}.${locale}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Asked);

export const askedOf = (locale: Locale, isDev: boolean): Asked[] =>
  ["questions", "outside"].flatMap((name) => lines(isDev ? `${name}-dev` : name, locale));

export const dataOfServer = (name: string): string[] =>
  readFileSync(new URL(`../../server/src/bot/outside/${name}.txt`, import.meta.url), "utf8")
    .trim()
    .split("\n");
export const namesOfOthers = readNames(dataOfServer("names"));

/** The articles as a pack has them. */
export function publishedArticles(locale: Locale): Article[] {
  const sayingTheSame = readSynonyms(readSynonymGroups(locale));
  return readArticles(locale).map((article) => ({
    ...article,
    keywords: [
      ...article.keywords,
      ...sayingTheSame([article.title, ...article.questions, ...article.keywords].join("\n")),
    ],
  }));
}

/** The bot as the server has it: the texts, and a model of all ways to ask and of outside questions. */
export function helpCentreBot(locale: Locale) {
  const confirmed = readConfirmed(locale);
  const articles = publishedArticles(locale).map((article) => ({
    ...article,
    questions: [...article.questions, ...(confirmed.get(article.id) ?? [])],
  }));
  const index = buildIndex(articles.map((article) => documentOf(article)));
  const knowsAllOf = (text: string) => knownShare(index, text) > 0.999;
  const [language] = locale.split("-");
  const outside = dataOfServer(`${language}`).filter((text) => !knowsAllOf(text));
  const examples = articles.flatMap(({ id, title, questions }) =>
    [title, ...questions].map((text) => ({ text, label: id })),
  );
  const model: IntentModel = trainIntentModel(examples, { outside });
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    examples: examples.length,
    decide: (query: string): BotDecision =>
      decide({
        query,
        history: [],
        search(text) {
          const findings = withIntents(searchQuestion(index, text), classify(model, text));
          const first = byId.get(findings.hits[0]?.id ?? "");
          const known = JSON.stringify(first ?? "").toLowerCase();
          const isForeign = namesOfOthers(text).some((name) => !known.includes(name));
          return isForeign ? asForeign(findings) : findings;
        },
        article: (id) => byId.get(id),
      }),
  };
}

export function askHelpCentre(locale: Locale, isDev = false): HelpCentreAnswer[] {
  const bot = helpCentreBot(locale);
  return askedOf(locale, isDev).map(({ text, label }) => ({
    text,
    label,
    decision: bot.decide(text),
  }));
}

/** What of the questions was answered right at once, right among three choices, and not ours but answered. */
export function figuresOf(answers: readonly HelpCentreAnswer[]) {
  const inside = answers.filter(({ label }) => label !== undefined);
  const outside = answers.filter(({ label }) => label === undefined);
  const share = (part: number, all: number) => Math.round((1000 * part) / all) / 10;
  const firstThree = ({ decision }: HelpCentreAnswer) =>
    decision.trace.hits.slice(0, 3).map(({ id }) => id);
  const isRight = ({ label, decision }: HelpCentreAnswer) =>
    decision.kind === "answer" && decision.articleId === label;
  const isOffered = (one: HelpCentreAnswer) =>
    isRight(one) ||
    (one.decision.kind !== "smalltalk" &&
      one.decision.kind !== "person_requested" &&
      offeredBy(one.decision).includes(one.label ?? ""));
  const count = (test: (one: HelpCentreAnswer) => boolean) => inside.filter(test).length;
  return {
    inside: inside.length,
    outside: outside.length,
    top1: share(
      count((one) => firstThree(one)[0] === one.label),
      inside.length,
    ),
    top3: share(
      count((one) => firstThree(one).includes(one.label ?? "")),
      inside.length,
    ),
    right: share(count(isRight), inside.length),
    offered: share(count(isOffered), inside.length),
    wrong: share(
      count((one) => one.decision.kind === "answer" && !isRight(one)),
      inside.length,
    ),
    clarified: share(
      count(({ decision }) => decision.kind === "clarify"),
      inside.length,
    ),
    unknown: share(
      count(({ decision }) => decision.kind === "unknown"),
      inside.length,
    ),
    outsideAnswered: share(
      outside.filter(({ decision }) => decision.kind === "answer").length,
      outside.length,
    ),
    outsideClarified: share(
      outside.filter(({ decision }) => decision.kind === "clarify").length,
      outside.length,
    ),
  };
}

/** The articles a decision leads to: its answer and what stands beside it, or its choices. */
function offeredBy(decision: BotDecision): readonly string[] {
  switch (decision.kind) {
    case "answer":
      return [
        decision.articleId,
        ...(decision.beside ?? []),
        ...(decision.more ?? []).map(({ articleId }) => articleId),
      ];
    case "clarify":
      return decision.choices.slice(0, 3);
    case "unknown":
      return decision.near.slice(0, 3);
    default:
      return [];
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  for (const locale of ["zh-CN", "en"] as const) {
    console.log(locale, figuresOf(askHelpCentre(locale, values.dev)));
  }
}
