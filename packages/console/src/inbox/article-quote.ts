import { richTextToPlainText, type ArticleHit } from "@helpbuoy/protocol";
import type { Entry } from "../models/desk-views.ts";

/** How many of the visitor's last messages tell what they want. */
const HEARD = 3;

/** What the visitor wants, as words to search with: "thanks" says less than the sentence before it. */
export function wantedWords({ snapshot: { conversation, messages } }: Entry): string {
  const said = messages
    .filter(({ author }) => author === "visitor")
    .slice(-HEARD)
    .map(({ body }) => richTextToPlainText(body).trim());
  const longest = said.toSorted((a, b) => b.length - a.length)[0];
  return (longest || conversation.subject).slice(0, 200);
}

/** An article as a piece of a reply: what it says in short, where that is whole, and the way to it. */
export function quoteOf({ title, excerpt, articleId }: ArticleHit): string {
  const link = `[${title}](article:${articleId})`;
  const isWhole = excerpt.trim() !== "" && !/^(…|\.\.\.)/.test(excerpt);
  return isWhole ? `${excerpt.trim()}\n\n${link}` : link;
}
