import type { Kysely } from "kysely";

/** Conversations and the log that is their truth. */
export async function createConversationTables(db: Kysely<unknown>): Promise<void> {
  const ofSite = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"));
  await ofSite("log_ends")
    .addColumn("cursor", "integer", (column) => column.notNull())
    .addColumn("replayable_after", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("log_ends_pk", ["site_key"])
    .execute();
  await ofSite("events")
    .addColumn("cursor", "integer", (column) => column.notNull())
    .addColumn("conversation_id", "text")
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("payload_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_pk", ["site_key", "cursor"])
    .execute();
  await db.schema
    .createIndex("events_of_conversation")
    .on("events")
    .columns(["site_key", "conversation_id", "cursor"])
    .execute();
  await ofSite("conversations")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("number", "text")
    .addColumn("handler", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("category_slug", "text")
    .addColumn("fields_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("promised_at", "text")
    .addColumn("read_cursor", "integer", (column) => column.notNull())
    .addColumn("cursor", "integer", (column) => column.notNull())
    .addColumn("email", "text")
    .addColumn("context_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("conversations_pk", ["site_key", "id"])
    .addUniqueConstraint("conversations_number", ["site_key", "number"])
    .execute();
  await ofSite("conversation_access")
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("granted_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("conversation_access_pk", [
      "site_key",
      "conversation_id",
      "visitor_id",
    ])
    .execute();
  await db.schema
    .createIndex("conversation_access_of_visitor")
    .on("conversation_access")
    .columns(["site_key", "visitor_id", "conversation_id"])
    .execute();
  await ofSite("messages")
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("author_name", "text")
    .addColumn("body_json", "text", (column) => column.notNull())
    .addColumn("attachments_json", "text", (column) => column.notNull())
    .addColumn("turn_json", "text")
    .addColumn("helped", "integer")
    .addColumn("cursor", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("messages_pk", ["site_key", "conversation_id", "id"])
    .execute();
  await ofSite("files")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("bytes", "integer", (column) => column.notNull())
    .addColumn("message_id", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("files_pk", ["site_key", "id"])
    .execute();
  await ofSite("idempotency_keys")
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("command_hash", "text", (column) => column.notNull())
    .addColumn("response_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("idempotency_keys_pk", ["site_key", "visitor_id", "key"])
    .execute();
}
