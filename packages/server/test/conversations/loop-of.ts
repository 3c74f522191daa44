import { richTextToPlainText, type Message } from "@helpbuoy/protocol";

/**
 * What goes round in circles in a talk, without a person being offered: the same said twice in a row
 * or three times in all, or two misses in a row. Small talk may be said again.
 * @param answers all that the bot said, oldest first
 */
export function loopOf(answers: readonly Message[]): string | undefined {
  for (const [at, answer] of answers.entries()) {
    const { turn } = answer;
    if (!turn || turn.offerPerson || turn.kind === "smalltalk") continue;
    const words = richTextToPlainText(answer.body);
    // An offer may stand after what was said before.
    const same = answers
      .slice(0, at)
      .map(({ body }) => richTextToPlainText(body.slice(0, answer.body.length)) === words);
    if (same[at - 1]) return `said twice in a row: ${words}`;
    if (same.filter(Boolean).length >= 2) return `said three times: ${words}`;
    if (isMiss(answer) && isMiss(answers[at - 1])) return `missed twice in a row: ${words}`;
  }
  return undefined;
}

const isMiss = (answer: Message | undefined): boolean =>
  answer?.turn?.kind === "unknown" || answer?.turn?.kind === "clarify";
