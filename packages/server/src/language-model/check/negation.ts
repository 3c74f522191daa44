import { coverage, supportOf, tellingOf, type Support } from "./coverage.ts";

const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|impossible|except|unless)\b|n['’]t\b|[不没無无未勿别非拒禁]/gi;
// Part of other words: they deny nothing.
const HARMLESS =
  /不同|不过|不仅|不久|不论|不管|无论|无忧|无理由|无线|别人|别的|特别|级别|类别|识别|区别|分别|性别|差不多|非常|不断/g;
const CLAUSES = /[,，;；:：、]|\s[-–—]\s|\b(?:but|while|and)\b|但是?|而且|并且/i;

/** Of a clause, how much must stand in one of the passage for the two to be compared. */
const SAME = 0.6;
/** What says the opposite must not stand so much closer to a clause than what says the same. */
const CLOSER = 0.15;
/** A clause that denies something must have one beside it that denies at least so much of the same. */
const DENIED = 0.5;

/** How often a text denies something; often is twice or more. */
const denials = (text: string) =>
  Math.min(2, text.replace(HARMLESS, "").match(NEGATION)?.length ?? 0);
const clausesOf = (text: string) =>
  text
    .split(CLAUSES)
    .map((one) => one.trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one));

/** Something that is said, and how often it denies. */
export type Statement = { denials: number; support: Support };

/** What a line says: as a whole, and clause by clause. */
export function statementsOf(line: string): Statement[] {
  return [line, ...clausesOf(line)].map((text) => ({
    denials: denials(text),
    support: supportOf(text),
  }));
}

/**
 * Whether a sentence turns round what the lines it stands on say: denies what they do not deny, or
 * leaves the denial out. Words alone cannot tell "can be refunded" from "can't be refunded".
 */
export function turnsRound(sentence: string, said: readonly Statement[]): boolean {
  return clausesOf(sentence).some((clause) => {
    const telling = tellingOf(clause);
    const best = (isAlike: (count: number) => boolean) =>
      Math.max(
        0,
        ...said
          .filter((one) => isAlike(one.denials))
          .map(({ support }) => coverage(telling, support)),
      );
    const own = denials(clause);
    const plain = best((count) => count === 0);
    if (own > 0) {
      const denied = best((count) => count === own);
      return denied < DENIED || denied < plain - CLOSER;
    }
    const denied = best((count) => count > 0);
    return denied >= SAME && plain < Math.max(SAME, denied - CLOSER);
  });
}
