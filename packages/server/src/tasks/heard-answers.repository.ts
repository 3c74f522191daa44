import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Notes that a program's answer was heard; false where it was before. */
export async function insertHeard(
  transaction: Transaction,
  siteKey: SiteKey,
  webhookId: string,
  at: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("heard_answers")
    .values({ site_key: siteKey, webhook_id: webhookId, at })
    .onConflict((conflict) => conflict.columns(["site_key", "webhook_id"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteHeardBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("heard_answers").where("at", "<", before).execute();
}
