import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { countMissedQuestion, type MissReason } from "./missed-questions.repository.ts";

/** Questions of one letter, or whole letters pasted in, tell nobody what to write next. */
const SHORTEST = 2;
const LONGEST = 100;

/** A question as it is kept: what differs in width, case and spaces alone is the same. */
export const askedText = (asked: string): string =>
  asked.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** A question as it is counted; undefined: it is not. */
export function missedQuery(asked: string): string | undefined {
  const query = askedText(asked);
  return query.length < SHORTEST || query.length > LONGEST ? undefined : query;
}

export type MissedQuestions = ReturnType<typeof createMissedQuestions>;

/**
 * Remembers what was asked and not found: what to write next. What one person said counts once, so that
 * erasing it takes the count back.
 */
export function createMissedQuestions({ clock }: Deps) {
  return {
    /** @param reason why it counts though something was found */
    async count(
      connection: Connection,
      siteKey: SiteKey,
      locale: Locale,
      asked: string,
      reason?: MissReason,
    ): Promise<void> {
      const query = missedQuery(asked);
      if (query === undefined) return;
      const at = isoTime(clock.now());
      await countMissedQuestion(connection, siteKey, locale, { query, at, reason });
    },
  };
}
