import type { ArticleId, Citation } from "@helpbuoy/protocol";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import type { Passage } from "./check/passage.ts";
import { sentencesOf } from "./check/sentences.ts";
import { hasUnseen, namesAddress } from "./check/suspicious.ts";

/** Articles that are read for an answer. */
const ARTICLES = 4;
/** A hit of the search is read too from this probability on. */
const NEAR = 0.05;
// Meant for a model and for no reader.
const TO_MODELS =
  /\b(?:ignore|disregard|forget|override|reveal)\b.{0,40}\b(?:instructions?|rules?|prompts?|keys?)\b|\b(?:system|developer) (?:prompt|message)\b|忽略.{0,12}(?:指令|规则|提示|要求)|系统提示词?|提示词/i;

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
  const ids = [...new Set([...decided.map(({ articleId }) => articleId), ...near])].filter(
    // Where a person comes first, the bot says so in its own words (SPEC BT6).
    (id) => !knowledge.botArticle(id)?.personFirst,
  );
  const passages: Passage[] = [];
  let left = MOST;
  for (const section of ids.slice(0, ARTICLES).flatMap((id) => sectionsOf(id, knowledge))) {
    const text = readable(section.text, Math.min(left, LONGEST));
    if (text === "") continue;
    left -= text.length;
    passages.push({ ...section, text, number: passages.length + 1 });
  }
  return passages;
}

/**
 * The sentences of a text, a line each, as many as may be told. One that names an address is not: an
 * answer may not name it either, and where an article was tampered with it is what was added.
 */
function readable(text: string, most: number): string {
  let told = "";
  for (const sentence of sentencesOf(text)) {
    if (namesAddress(sentence) || hasUnseen(sentence) || TO_MODELS.test(sentence)) continue;
    if (told.length + sentence.length >= most) break;
    told += `${sentence}\n`;
  }
  return told.trim();
}

function sectionsOf(id: ArticleId, knowledge: PublishedKnowledge): Omit<Passage, "number">[] {
  const article = knowledge.article(id);
  if (!article) return [];
  const { slug, title } = article;
  return knowledge
    .sections(id)
    .map(({ heading, text }) => ({ articleId: id, slug, title, heading, text }));
}
