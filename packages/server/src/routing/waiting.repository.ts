import { emptyDeskRecord, type DeskRecord, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

/** A conversation that waits for a person. */
export type Waiting = {
  id: Id;
  categorySlug: string | null;
  /** ISO 8601 in UTC. */
  queuedAt: string;
  record: DeskRecord;
};

/** All that wait, those who have waited longest first. */
export async function listWaiting(connection: Connection, siteKey: SiteKey): Promise<Waiting[]> {
  const rows = await connection
    .selectFrom("conversations")
    .leftJoin("desk_records", (join) =>
      join
        .onRef("desk_records.site_key", "=", "conversations.site_key")
        .onRef("desk_records.conversation_id", "=", "conversations.id"),
    )
    .select([
      "conversations.id",
      "conversations.category_slug",
      "conversations.queued_at",
      "desk_records.record_json",
    ])
    .where("conversations.site_key", "=", siteKey)
    .where("conversations.handler", "=", "queue")
    .where("conversations.status", "in", ["new", "open"])
    .orderBy("conversations.queued_at")
    .orderBy("conversations.id")
    .execute();
  return rows.map(({ id, category_slug, queued_at, record_json }) => ({
    id,
    categorySlug: category_slug,
    queuedAt: queued_at ?? "",
    record: record_json === null ? emptyDeskRecord(id) : (JSON.parse(record_json) as DeskRecord),
  }));
}
