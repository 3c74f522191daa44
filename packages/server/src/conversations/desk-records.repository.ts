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
  return readDeskRecord(conversationId, row?.record_json);
}

/** A record as it was written; what it could not know of yet is as in an empty one. */
export function readDeskRecord(conversationId: Id, json: string | null | undefined): DeskRecord {
  const known = json ? (JSON.parse(json) as Partial<DeskRecord>) : {};
  return { ...emptyDeskRecord(conversationId), ...known };
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
    .select(["conversation_id", "record_json"])
    .where("site_key", "=", siteKey)
    .where("conversation_id", "in", conversationIds)
    .orderBy("conversation_id")
    .execute();
  return rows.map((row) => readDeskRecord(row.conversation_id, row.record_json));
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

/** Conversations that people have or that wait for one, and are not over, with their records. */
export async function listOwed(
  connection: Connection,
  siteKey: SiteKey,
): Promise<{ id: Id; cursor: number; record: DeskRecord }[]> {
  const rows = await connection
    .selectFrom("conversations")
    .leftJoin("desk_records", (join) =>
      join
        .onRef("desk_records.site_key", "=", "conversations.site_key")
        .onRef("desk_records.conversation_id", "=", "conversations.id"),
    )
    .select(["conversations.id", "conversations.cursor", "desk_records.record_json"])
    .where("conversations.site_key", "=", siteKey)
    .where("conversations.handler", "in", ["queue", "agent"])
    .where("conversations.status", "in", ["new", "open", "pending", "on_hold"])
    .execute();
  return rows.map(({ id, cursor, record_json }) => ({
    id,
    cursor,
    record: readDeskRecord(id, record_json),
  }));
}
