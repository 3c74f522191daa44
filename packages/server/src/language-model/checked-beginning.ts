import { richTextToPlainText } from "@helpbuoy/protocol";
import { LONGEST_ANSWER, type AnswerCheck } from "./check/check-answer.ts";

// A citation with something after it that cannot be a further citation, or the end of a line.
const CITED = /[\]】］]\s*[。.!?！？；;]?(?=[^\S\n]*(?:\n|[^\s[【［\]】］]))/g;

/**
 * Reads an answer under way, and tells how much of it may be shown whenever that is more: up to its
 * last citation, if all of that holds; as plain text. Nothing that has not been checked is shown
 * (SPEC LM4).
 */
export function readCheckedBeginning(
  check: AnswerCheck,
  onGrown: (text: string) => void,
): (markdown: string) => void {
  let seen = 0;
  let isOver = false;
  return (markdown) => {
    if (isOver || markdown.length > LONGEST_ANSWER) return;
    let end = 0;
    for (const match of markdown.matchAll(CITED)) end = match.index + match[0].length;
    if (end <= seen) return;
    seen = end;
    const checked = check(markdown.slice(0, end));
    if (checked.holds) onGrown(richTextToPlainText(checked.body));
    // What follows stands on what did not hold.
    else isOver = true;
  };
}
