import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

export type SearchMiss = { query: string; count: number; lastAt: string };

/** Counts a question that nothing answers. */
export async function countSearchMiss(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  { query, at }: { query: string; at: string },
): Promise<void> {
  await connection
    .insertInto("search_misses")
    .values({ site_key: siteKey, locale, query, count: 1, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(["site_key", "locale", "query"])
        .doUpdateSet({ count: sql<number>`search_misses.count + 1`, last_at: at }),
    )
    .execute();
}

/** What was asked most and not found. */
export async function listSearchMisses(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  limit: number,
): Promise<SearchMiss[]> {
  return connection
    .selectFrom("search_misses")
    .select(["query", "count", "last_at as lastAt"])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("count", "desc")
    .orderBy("last_at", "desc")
    .limit(limit)
    .execute();
}
