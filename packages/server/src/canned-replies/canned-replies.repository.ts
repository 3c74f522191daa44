import type { CannedReply, Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export async function listCannedReplies(
  connection: Connection,
  siteKey: SiteKey,
): Promise<CannedReply[]> {
  return connection
    .selectFrom("canned_replies")
    .select(["id", "title", "markdown"])
    .where("site_key", "=", siteKey)
    .orderBy("title")
    .orderBy("id")
    .execute();
}

export async function saveCannedReply(
  transaction: Transaction,
  siteKey: SiteKey,
  { id, title, markdown }: CannedReply,
): Promise<void> {
  await transaction
    .insertInto("canned_replies")
    .values({ site_key: siteKey, id, title, markdown })
    .onConflict((conflict) => conflict.columns(["site_key", "id"]).doUpdateSet({ title, markdown }))
    .execute();
}

export async function deleteCannedReply(
  transaction: Transaction,
  siteKey: SiteKey,
  id: Id,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("canned_replies")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
