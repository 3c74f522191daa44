import type { ConfirmedQuestion, Locale, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export async function listConfirmedQuestions(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<ConfirmedQuestion[]> {
  return connection
    .selectFrom("confirmed_questions")
    .select(["text", "slug", "origin", "confirmed_at as confirmedAt"])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("confirmed_at", "desc")
    .orderBy("text")
    .execute();
}

/** How many there are and since when: another answer means that there is something to learn. */
export async function confirmedRevision(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<string> {
  const { count, latest } = await connection
    .selectFrom("confirmed_questions")
    .select(({ fn }) => [fn.countAll().as("count"), fn.max("confirmed_at").as("latest")])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .executeTakeFirstOrThrow();
  return `${count}/${latest ?? ""}`;
}

/** One question asks for one article: the last word counts. */
export async function saveConfirmedQuestion(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  { text, slug, origin, confirmedAt }: ConfirmedQuestion,
): Promise<void> {
  const columns = { slug, origin, confirmed_at: confirmedAt };
  await transaction
    .insertInto("confirmed_questions")
    .values({ site_key: siteKey, locale, text, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale", "text"]).doUpdateSet(columns))
    .execute();
}

export async function deleteConfirmedQuestion(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  text: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("confirmed_questions")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("text", "=", text)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What an earlier import brought; what was confirmed here stays. */
export async function deleteImportedQuestions(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
): Promise<void> {
  await transaction
    .deleteFrom("confirmed_questions")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("origin", "=", "import")
    .execute();
}
