import type { Locale, SiteKey, SynonymGroup } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export async function listSynonyms(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<SynonymGroup[]> {
  const row = await connection
    .selectFrom("synonyms")
    .select("groups_json")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .executeTakeFirst();
  return row ? JSON.parse(row.groups_json) : [];
}

/** Puts a locale's groups in place of those it had. */
export async function replaceSynonyms(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  groups: readonly SynonymGroup[],
): Promise<void> {
  const columns = { groups_json: JSON.stringify(groups) };
  await transaction
    .insertInto("synonyms")
    .values({ site_key: siteKey, locale, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale"]).doUpdateSet(columns))
    .execute();
}
