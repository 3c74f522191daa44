import type { MissedQuestion, MissedTopic } from "@helpbuoy/protocol";

/** Why a question counts as missed. */
export type Why = "unanswered" | "not_helped" | "asked_again" | "searched";

/** How often a question was missed for which reason; reasons that never were are left out. */
export function whysOf(question: MissedQuestion): { why: Why; count: number }[] {
  const { count, notHelped, askedAgain, searched } = question;
  const all: { why: Why; count: number }[] = [
    { why: "unanswered", count: count - notHelped - askedAgain - searched },
    { why: "not_helped", count: notHelped },
    { why: "asked_again", count: askedAgain },
    { why: "searched", count: searched },
  ];
  return all.filter((one) => one.count > 0);
}

/** Whether it was answered, though not well. */
export const hasAnswer = ({ questions }: MissedTopic): boolean =>
  questions.some(({ notHelped, askedAgain }) => notHelped + askedAgain > 0);

/** When one of its questions was asked last; ISO 8601 in UTC. */
export const lastAsked = ({ questions }: MissedTopic): string =>
  questions.reduce((last, { lastAt }) => (lastAt > last ? lastAt : last), "");
