import { emptyDeskRecord, type DeskRecord, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** What agents know of a conversation; empty before its first desk event. */
export async function findDeskRecord(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<DeskRecord> {
  const row = await connection
    .selectFrom("desk_records")
    .select("record_json")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.record_json) as DeskRecord) : emptyDeskRecord(conversationId);
}

/** The records of several conversations; those without desk events have none. */
export async function listDeskRecords(
  connection: Connection,
  siteKey: SiteKey,
  conversationIds: readonly Id[],
): Promise<DeskRecord[]> {
  if (conversationIds.length === 0) return [];
  const rows = await connection
    .selectFrom("desk_records")
    .select("record_json")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "in", conversationIds)
    .orderBy("conversation_id")
    .execute();
  return rows.map((row) => JSON.parse(row.record_json) as DeskRecord);
}

export async function saveDeskRecord(
  transaction: Transaction,
  siteKey: SiteKey,
  record: DeskRecord,
): Promise<void> {
  const record_json = JSON.stringify(record);
  await transaction
    .insertInto("desk_records")
    .values({ site_key: siteKey, conversation_id: record.conversationId, record_json })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id"]).doUpdateSet({ record_json }),
    )
    .execute();
}
