import type { RateArticle, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** One visitor session has one opinion of an article: the last it gave. */
export async function saveRating(
  transaction: Transaction,
  siteKey: SiteKey,
  { visitorId, rating, at }: { visitorId: string; rating: RateArticle; at: string },
): Promise<void> {
  const columns = {
    helped: rating.helped ? 1 : 0,
    reason: rating.reason ?? null,
    comment: rating.comment ?? null,
    query: rating.query ?? null,
    rated_at: at,
  };
  await transaction
    .insertInto("article_ratings")
    .values({
      site_key: siteKey,
      visitor_id: visitorId,
      article_id: rating.articleId,
      locale: rating.locale,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "visitor_id", "article_id", "locale"]).doUpdateSet(columns),
    )
    .execute();
}

/** What one visitor thought of articles another did from now on, where they had no opinion yet. */
export async function passRatingsOn(
  transaction: Transaction,
  siteKey: SiteKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await transaction
    .updateTable("article_ratings")
    .set({ visitor_id: to })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("article_ratings as theirs")
            .select("theirs.article_id")
            .where("theirs.site_key", "=", siteKey)
            .where("theirs.visitor_id", "=", to)
            .whereRef("theirs.article_id", "=", "article_ratings.article_id")
            .whereRef("theirs.locale", "=", "article_ratings.locale"),
        ),
      ),
    )
    .execute();
}

/** How often an article helped, and how often it did not. */
export async function countRatings(
  connection: Connection,
  siteKey: SiteKey,
  articleId: number,
): Promise<{ helped: number; notHelped: number }> {
  const rows = await connection
    .selectFrom("article_ratings")
    .select(["helped", ({ fn }) => fn.countAll<number>().as("count")])
    .where("site_key", "=", siteKey)
    .where("article_id", "=", articleId)
    .groupBy("helped")
    .execute();
  const countOf = (helped: number) => Number(rows.find((row) => row.helped === helped)?.count ?? 0);
  return { helped: countOf(1), notHelped: countOf(0) };
}
