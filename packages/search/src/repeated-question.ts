import { readFollowUp } from "./follow-up.ts";
import { ALIKE, wordSimilarity } from "./word-similarity.ts";
import type { FollowUp } from "./follow-up.ts";
import type { Term } from "./analyse.ts";
import type { BotTurn } from "./decision.ts";

/** From this share of common words on, two questions are the same. */
const SAME = 0.6;

/**
 * Whether a question was asked before in the same or other words: it asks the same side of a thing
 * (how long, how much …), and most of what both tell is alike.
 */
export function repeatedQuestion(history: readonly BotTurn[], text: string): boolean {
  const asked = readFollowUp(text);
  const words = telling(asked.rest);
  if (words.length === 0) return asksOn(asked) && asksTheSame(history[history.length - 1], asked);
  return history.some((turn) => {
    if (turn.decided === "smalltalk" || turn.decided === "person_requested") return false;
    const before = readFollowUp(turn.text);
    if (asked.aspect && before.aspect && asked.aspect !== before.aspect) return false;
    return common(words, telling(before.rest)) >= SAME;
  });
}

// Nothing but "how long?" is the same question only right after itself.
const asksOn = ({ aspect, rest }: FollowUp): boolean => aspect !== undefined && rest.length === 0;

function asksTheSame(before: BotTurn | undefined, asked: FollowUp): boolean {
  const last = before && readFollowUp(before.text);
  return last !== undefined && asksOn(last) && last.aspect === asked.aspect;
}

// A lone character between stop words tells too little to be held against another question.
const telling = (terms: readonly Term[]): Term[] =>
  terms.filter(({ text, gram }) => !gram || text.length > 1);

// Dice's coefficient: twice what both say, against all that is said.
function common(a: readonly Term[], b: readonly Term[]): number {
  const shared = a.filter((one) => b.some((other) => alike(one, other))).length;
  const met = b.filter((one) => a.some((other) => alike(one, other))).length;
  return a.length + b.length === 0 ? 0 : (shared + met) / (a.length + b.length);
}

const alike = (a: Term, b: Term): boolean =>
  a.text === b.text || (!a.gram && !b.gram && wordSimilarity(a.text, b.text) > ALIKE);
