import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** A picture, video or captions; its name is its content hash and its kind. */
export type StoredMedia = { name: string; type: string; bytes: number };

export async function findMedia(
  connection: Connection,
  siteKey: SiteKey,
  name: string,
): Promise<StoredMedia | undefined> {
  return connection
    .selectFrom("media")
    .select(["name", "type", "bytes"])
    .where("site_key", "=", siteKey)
    .where("name", "=", name)
    .executeTakeFirst();
}

export async function saveMedia(
  transaction: Transaction,
  siteKey: SiteKey,
  { name, type, bytes }: StoredMedia,
): Promise<void> {
  await transaction
    .insertInto("media")
    .values({ site_key: siteKey, name, type, bytes })
    .onConflict((conflict) => conflict.columns(["site_key", "name"]).doNothing())
    .execute();
}
