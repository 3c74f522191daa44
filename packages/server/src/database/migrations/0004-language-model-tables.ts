import type { Kysely } from "kysely";

/** What a language model has used, and the answers it is writing: a restart forgets neither. */
export async function createLanguageModelTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("model_usage")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("tokens", "integer", (column) => column.notNull())
    .addColumn("answers", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("model_usage_pk", ["site_key", "day"])
    .execute();
  await db.schema
    .createTable("pending_answers")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("reply_json", "text", (column) => column.notNull())
    .addColumn("reserved", "integer", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("pending_answers_pk", ["site_key", "conversation_id"])
    .execute();
}
