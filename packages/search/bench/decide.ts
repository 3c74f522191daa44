// Leave-one-question-out: is each way to ask still answered when the index has never seen it?
// And how much of what lies outside the help centre is answered all the same? Run with node;
// --wrong lists what went wrong, --check asks the questions of fixtures/check-questions instead.
import { buildIndex, decide, searchQuestion } from "../src/index.ts";
import { heldOut, readFixture } from "./held-out.ts";
import { documentOf, readArticles } from "./knowledge.ts";
import type { BotDecision } from "../src/index.ts";
import type { HeldOut } from "./held-out.ts";
import type { Locale } from "./knowledge.ts";

export type Asked = HeldOut & {
  readonly decision: BotDecision;
  readonly ranked: readonly string[];
};

/** Held out, those that chose no weight, or each article's title. */
export type Source = "held-out" | "check" | "titles";

export function askAll(locale: Locale, source: Source): Asked[] {
  const articles = readArticles(locale);
  const index = buildIndex(articles.map((article) => documentOf(article)));
  const list = {
    "held-out": () => heldOut(locale, articles),
    check: () =>
      readFixture<{ query: string; slug: string | null }>("check-questions", locale).map(
        ({ query, slug }, topic) => ({ query, wanted: slug ?? undefined, topic, index }),
      ),
    titles: () =>
      articles.map(({ id, title }, topic) => ({ query: title, wanted: id, topic, index })),
  }[source]();
  return list.map((one) => {
    const search = (text: string) => searchQuestion(one.index, text);
    const article = (id: string) => articles.find((other) => other.id === id);
    const decision = decide({ query: one.query, history: [], search, article });
    return { ...one, decision, ranked: search(one.query).hits.map((hit) => hit.id) };
  });
}

export const isRight = ({ decision, wanted }: Asked): boolean =>
  decision.kind === "answer" && decision.articleId === wanted;
export const isOffered = ({ decision, wanted }: Asked): boolean =>
  (decision.kind === "clarify" && decision.choices.includes(wanted as string)) ||
  (decision.kind === "answer" && !!decision.beside?.includes(wanted as string));
export const isWrong = (one: Asked): boolean => one.decision.kind === "answer" && !isRight(one);

export function report(asked: readonly Asked[]): void {
  const inside = asked.filter(({ wanted }) => wanted !== undefined);
  const outside = asked.filter(({ wanted }) => wanted === undefined);
  const share = (list: readonly Asked[], test: (one: Asked) => boolean) =>
    `${((100 * list.filter(test).length) / list.length).toFixed(1)} %`;
  const kind = (name: string) => (one: Asked) => one.decision.kind === name;
  const within = (top: number) => (one: Asked) =>
    one.ranked.slice(0, top).includes(one.wanted as string);
  const choices = inside.flatMap(({ decision }) =>
    decision.kind === "clarify" ? decision.choices.length : [],
  );
  const mean = choices.reduce((sum, count) => sum + count, 0) / choices.length;
  console.log(`  top 1 ${share(inside, within(1))}, top 3 ${share(inside, within(3))}`);
  console.log(`  answered right ${share(inside, isRight)}, wrong ${share(inside, isWrong)}`);
  console.log(
    `  asked back ${share(inside, kind("clarify"))} with ${mean.toFixed(1)} choices,`,
    `unknown ${share(inside, kind("unknown"))}`,
  );
  console.log(
    `  right, or among the choices ${share(inside, (one) => isRight(one) || isOffered(one))}`,
  );
  console.log(
    `  out of scope: answered ${share(outside, kind("answer"))},`,
    `asked back ${share(outside, kind("clarify"))}`,
  );
}

if (process.argv[1] === import.meta.filename) {
  for (const locale of ["zh-CN", "en"] as const) {
    const asked = askAll(locale, process.argv.includes("--check") ? "check" : "held-out");
    console.log(`${locale}: ${asked.length} questions`);
    report(asked);
    if (!process.argv.includes("--wrong")) continue;
    for (const one of asked) {
      if (one.wanted ? isRight(one) || isOffered(one) : one.decision.kind === "unknown") continue;
      const { decision, query, wanted = "outside" } = one;
      const given = decision.kind === "answer" ? decision.articleId : decision.kind;
      console.log(`    ${query} | ${wanted} | ${given}`);
    }
  }
}
