import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { countSearchMiss } from "./search-misses.repository.ts";

/** Questions of one letter, or whole letters pasted in, tell nobody what to write next. */
const SHORTEST = 2;
const LONGEST = 100;

/** A question as it is counted; undefined: it is not. */
export function missedQuery(asked: string): string | undefined {
  const query = asked.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return query.length < SHORTEST || query.length > LONGEST ? undefined : query;
}

/** Remembers what was asked and not found: what to write next. */
export function createSearchMisses({ clock }: Deps) {
  return {
    async count(
      connection: Connection,
      siteKey: SiteKey,
      locale: Locale,
      asked: string,
    ): Promise<void> {
      const query = missedQuery(asked);
      if (query === undefined) return;
      await countSearchMiss(connection, siteKey, locale, { query, at: isoTime(clock.now()) });
    },
  };
}
