import type { Kysely } from "kysely";

/** Who has a conversation, how it was rated, and what agents alone know of it. */
export async function createDeskTables(db: Kysely<unknown>): Promise<void> {
  for (const column of ["assignee_json", "queued_at", "rating_json", "assignee_id"]) {
    await db.schema.alterTable("conversations").addColumn(column, "text").execute();
  }
  for (const column of ["hours_json", "targets_json"]) {
    await db.schema.alterTable("sites").addColumn(column, "text").execute();
  }
  await db.schema
    .alterTable("conversations")
    .addColumn("seen_cursor", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("categories")
    .addColumn("person_first", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex("conversations_at_work")
    .on("conversations")
    .columns(["site_key", "handler", "status"])
    .execute();
  await db.schema
    .createIndex("conversations_by_status")
    .on("conversations")
    .columns(["site_key", "status", "updated_at"])
    .execute();
  await db.schema
    .createTable("desk_records")
    .addColumn("site_key", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("record_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("desk_records_pk", ["site_key", "conversation_id"])
    .addForeignKeyConstraint(
      "desk_records_conversation",
      ["site_key", "conversation_id"],
      "conversations",
      ["site_key", "id"],
    )
    .execute();
}
