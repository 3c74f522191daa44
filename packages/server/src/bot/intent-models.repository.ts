import type { Locale, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

/** The model that was trained on exactly these examples. */
export async function findIntentModel(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  hash: string,
): Promise<Uint8Array | undefined> {
  const row = await connection
    .selectFrom("intent_models")
    .select("bytes")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("examples_hash", "=", hash)
    .executeTakeFirst();
  return row?.bytes;
}

/** Only the newest is kept. */
export async function saveIntentModel(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  model: { hash: string; bytes: Uint8Array; at: string },
): Promise<void> {
  const columns = { examples_hash: model.hash, bytes: model.bytes, trained_at: model.at };
  await connection
    .insertInto("intent_models")
    .values({ site_key: siteKey, locale, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale"]).doUpdateSet(columns))
    .execute();
}
