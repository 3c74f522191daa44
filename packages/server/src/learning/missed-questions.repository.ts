import type { Locale, MissedQuestion, SiteKey } from "@helpbuoy/protocol";
import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";

/** Why a question counts as missed, besides that nothing answered it. */
export type MissReason = "not_helped" | "asked_again" | "searched";

/** Counts a question that nothing answers, or whose answer did not do. Counted anew, it is open again. */
export async function countMissedQuestion(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  { query, at, reason }: { query: string; at: string; reason?: MissReason | undefined },
): Promise<void> {
  const one = (of: MissReason) => (of === reason ? 1 : 0);
  await connection
    .insertInto("search_misses")
    .values({
      site_key: siteKey,
      locale,
      query,
      count: 1,
      not_helped: one("not_helped"),
      asked_again: one("asked_again"),
      searched: one("searched"),
      last_at: at,
      dismissed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "locale", "query"]).doUpdateSet({
        count: sql<number>`search_misses.count + 1`,
        not_helped: sql<number>`search_misses.not_helped + ${one("not_helped")}`,
        asked_again: sql<number>`search_misses.asked_again + ${one("asked_again")}`,
        searched: sql<number>`search_misses.searched + ${one("searched")}`,
        last_at: at,
        dismissed_at: null,
      }),
    )
    .execute();
}

/** What was asked most and is still open. */
export async function listMissedQuestions(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  limit: number,
): Promise<MissedQuestion[]> {
  return connection
    .selectFrom("search_misses")
    .select([
      "query as text",
      "count",
      "not_helped as notHelped",
      "asked_again as askedAgain",
      "searched",
      "last_at as lastAt",
    ])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("dismissed_at", "is", null)
    .orderBy("count", "desc")
    .orderBy("last_at", "desc")
    .orderBy("query")
    .limit(limit)
    .execute();
}

/** Until it is asked again, nobody needs to see it. */
export async function dismissMissedQuestions(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  { queries, at }: { queries: readonly string[]; at: string },
): Promise<void> {
  await transaction
    .updateTable("search_misses")
    .set({ dismissed_at: at })
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("query", "in", [...queries])
    .execute();
}

export async function reopenMissedQuestion(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  query: string,
): Promise<void> {
  await transaction
    .updateTable("search_misses")
    .set({ dismissed_at: null })
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("query", "=", query)
    .execute();
}
