import type { ArticleId, Citation } from "@helpbuoy/protocol";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import type { Passage } from "./check/passage.ts";

/** Articles that are read for an answer. */
const ARTICLES = 4;
/** A hit of the search is read too from this probability on. */
const NEAR = 0.05;
/** Characters of one passage, and of all: what is asked is paid for by the token. */
const LONGEST = 1_200;
const MOST = 6_000;

/**
 * What a model reads for an answer: the articles that the decision cites or lets choose from, then
 * those the search found beside them, section by section as plain text.
 */
export function passagesFor(
  question: string,
  decided: readonly Citation[],
  knowledge: PublishedKnowledge,
): Passage[] {
  const near = knowledge
    .rank(question)
    .hits.filter(({ probability }) => probability >= NEAR)
    .map(({ id }) => Number(id));
  const ids = [...new Set([...decided.map(({ articleId }) => articleId), ...near])];
  const passages: Passage[] = [];
  let left = MOST;
  for (const section of ids.slice(0, ARTICLES).flatMap((id) => sectionsOf(id, knowledge))) {
    const text = section.text.slice(0, LONGEST);
    if (text === "" || text.length > left) continue;
    left -= text.length;
    passages.push({ ...section, text, number: passages.length + 1 });
  }
  return passages;
}

function sectionsOf(id: ArticleId, knowledge: PublishedKnowledge): Omit<Passage, "number">[] {
  const article = knowledge.article(id);
  if (!article) return [];
  const { slug, title } = article;
  return knowledge
    .sections(id)
    .map(({ heading, text }) => ({ articleId: id, slug, title, heading, text }));
}
