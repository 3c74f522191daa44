import { buildIndex, highlight, search } from "@helpbuoy/search";
import type { SearchResult, ShownConversation } from "../widget.ts";

/** How much of what was typed the subject says, at least. */
const MEANT = 0.6;
/** Digits that name a number rather than stand in a sentence. */
const DIGITS = 4;
/** So many by their subject, behind as many answers. */
const MOST = 3;

/**
 * My tickets among what was found: one that is named by its number first of all, those by their subject
 * behind the first answers. They are looked for in the page alone.
 */
export function withTickets(
  answers: readonly SearchResult[],
  conversations: readonly ShownConversation[],
  asked: string,
): SearchResult[] {
  const tickets = conversations.flatMap(({ id, snapshot }) => {
    const { number, subject } = snapshot?.conversation ?? {};
    return number ? [{ id, number, subject: subject ?? "" }] : [];
  });
  if (tickets.length === 0) return [...answers];
  const digits = asked.normalize("NFKC").replace(/\D/g, "");
  const isNamed = ({ number }: { number: string }) =>
    digits.length >= DIGITS && number.replace(/\D/g, "").includes(digits);
  const index = buildIndex(tickets.map(({ id, subject: title }) => ({ id, fields: { title } })));
  const meant = search(index, asked, { limit: MOST })
    .filter(({ coverage }) => coverage >= MEANT)
    .flatMap(({ id }) => tickets.filter((ticket) => ticket.id === id && !isNamed(ticket)));
  const shown = ({ id, number, subject }: (typeof tickets)[number]): SearchResult => ({
    kind: "ticket",
    target: { name: "conversation", id },
    title: subject || number,
    titleRanges: highlight(subject, asked),
    excerpt: number,
    excerptRanges: highlight(number, asked),
    categorySlug: "",
  });
  return [
    ...tickets.filter(isNamed).map(shown),
    ...answers.slice(0, MOST),
    ...meant.map(shown),
    ...answers.slice(MOST),
  ];
}
