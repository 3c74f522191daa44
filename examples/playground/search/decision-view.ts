import type { BotDecision } from "@helpbuoy/search";
import { namedBy, type Decided } from "./bot.ts";
import { bar, element } from "./element.ts";
import type { Numbers } from "./numbers.ts";
import type { Pack } from "./pack.ts";
import type { Words } from "./words.ts";

/** Articles shown at most. */
const SHOWN = 5;

type Said = { pack: Pack; words: Words; numbers: Numbers };

/** What the bot makes of a question: what it does, how sure it is, and what it chose from. */
export function decisionView({ decision, time }: Decided, said: Said): HTMLElement {
  const { words, numbers } = said;
  const { kind, trace } = decision;
  return element(
    "div",
    { class: "decision" },
    element(
      "p",
      { class: "kind", "data-kind": kind },
      element("strong", {}, words.kinds[kind] ?? kind),
      element("span", {}, words.decidedIn(numbers.time(time))),
    ),
    element("p", { class: "meaning" }, words.meanings[kind] ?? ""),
    ...(trace.hits.length > 0
      ? [
          measure(words.confidence, trace.confidence, numbers),
          measure(words.familiarity, trace.familiarity, numbers),
          element("h3", {}, words.candidates),
          candidates(decision, said),
        ]
      : []),
    ...remarks(decision, words).map(([name, text]) =>
      element("p", { class: "remark" }, element("span", {}, `${name} `), text),
    ),
  );
}

const measure = (name: string, share: number, { share: write }: Numbers): HTMLElement =>
  element("p", { class: "measure" }, element("span", {}, name), write(share), bar(share));

function candidates(decision: BotDecision, { pack, words, numbers }: Said): HTMLElement {
  const named = namedBy(decision);
  const titles = new Map(pack.articles.map((article) => [article.id, article]));
  const hits = decision.trace.hits.filter(({ id }, at) => at < SHOWN || named.has(id));
  const known = new Set(hits.map(({ id }) => id));
  // A second question's answer need not stand among the first one's hits.
  const others = [...named.keys()].filter((id) => !known.has(id));
  const rows = [...hits, ...others.map((id) => ({ id, probability: undefined }))];
  return element(
    "ol",
    { class: "candidates" },
    ...rows.map(({ id, probability }) => {
      const as = named.get(id);
      const section = decision.kind === "answer" && sectionOf(decision, id);
      const heading =
        typeof section === "number" ? titles.get(id)?.sections[section]?.heading : undefined;
      return element(
        "li",
        as ? { "data-as": as } : {},
        element("span", { class: "title" }, titles.get(id)?.title ?? id),
        as && element("span", { class: "tag" }, words.named[as]),
        probability === undefined
          ? undefined
          : element("span", { class: "share" }, numbers.share(probability)),
        heading ? element("span", { class: "heading" }, `${words.section}: ${heading}`) : undefined,
        probability === undefined ? undefined : bar(probability),
      );
    }),
  );
}

function sectionOf(decision: Extract<BotDecision, { kind: "answer" }>, id: string) {
  return [decision, ...(decision.more ?? [])].find(({ articleId }) => articleId === id)?.section;
}

function remarks(decision: BotDecision, words: Words): [name: string, text: string][] {
  const { offer, slots, trace } = decision;
  const told = Object.values(slots).join(" · ");
  const all: [string, string | undefined][] = [
    [words.offer, offer && (words.reasons[offer] ?? offer)],
    [words.slots, told],
    [words.parts, trace.parts?.join(" / ")],
  ];
  return all.flatMap(([name, text]) => (text ? [[`${name}:`, text]] : []));
}
