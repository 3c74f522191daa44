import {
  asForeign,
  searchQuestion,
  withIntents,
  type Findings,
  type SearchIndex,
} from "@helpbuoy/search";
import { classify } from "@helpbuoy/search/intent";
import type { ListedSelfService } from "../knowledge/listed-self-service.ts";
import type { Intents } from "./intents-part.ts";
import type { KeptArticles } from "./kept-articles.ts";

/**
 * Which articles answer a question by what is kept here: as the server finds them, but for what it
 * alone has learnt.
 * @param from.index of articles alone
 */
export function offlineFindings(
  question: string,
  from: {
    index: SearchIndex;
    intents: Intents | undefined;
    articles: Pick<KeptArticles, "has" | "get">;
  },
): Findings {
  const { index, intents, articles } = from;
  const told = searchQuestion(index, question);
  const learnt = intents ? withIntents(told, classify(intents.model, question)) : told;
  // An index of the version before may name what this one has no more.
  const found = { ...learnt, hits: learnt.hits.filter(({ id }) => articles.has(id)) };
  const first = articles.get(found.hits[0]?.id ?? "");
  const sections = first?.sections.map(({ heading, text }) => `${heading}\n${text}`) ?? [];
  const known = [first?.title, ...(first?.questions ?? []), ...sections];
  return namesUnknown(question, intents, known) ? asForeign(found) : found;
}

/**
 * What of all kinds a question is about, for what is offered beside an answer (SPEC BT13).
 * @param from.index of all kinds
 */
export function offlineOffers(
  question: string,
  from: { index: SearchIndex; intents: Intents | undefined; listed: ListedSelfService },
): Findings {
  const { index, intents, listed } = from;
  const told = listed.documents.flatMap(({ fields }) => [fields["title"], fields["questions"]]);
  return namesUnknown(question, intents, told.flat())
    ? { hits: [], familiarity: 0 }
    : searchQuestion(index, question);
}

/** Whether a question names what others sell, and these texts do not. */
function namesUnknown(
  question: string,
  intents: Intents | undefined,
  texts: readonly (string | undefined)[],
): boolean {
  const names = intents?.foreign(question) ?? [];
  if (names.length === 0) return false;
  const known = texts.join("\n").toLowerCase();
  return names.some((name) => !known.includes(name));
}
