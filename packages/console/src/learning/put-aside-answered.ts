import type { Locale, MissedTopic } from "@helpbuoy/protocol";
import { askedText } from "./asked-text.ts";
import type { LearningApi } from "./learning-api.ts";

/** Those of the missed questions that an article names as a way to ask for it. */
export function answeredBy(topics: readonly MissedTopic[], ways: readonly string[]): string[] {
  const named = new Set(ways.map(askedText));
  return topics
    .flatMap(({ questions }) => questions.map(({ text }) => text))
    .filter((text) => named.has(text));
}

/** What a published article answers need no longer be written. */
export async function putAsideAnswered(
  learning: LearningApi,
  locale: Locale,
  ways: readonly string[],
): Promise<void> {
  const texts = answeredBy(await learning.missed(locale), ways);
  if (texts.length > 0) await learning.putAside(locale, texts);
}
