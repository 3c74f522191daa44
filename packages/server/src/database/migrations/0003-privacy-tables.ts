import type { Kysely } from "kysely";

/** What a site promises about what visitors write, what is sealed, and what was erased. */
export async function createPrivacyTables(db: Kysely<unknown>): Promise<void> {
  for (const column of ["requires_consent", "redacts_messages"]) {
    await db.schema
      .alterTable("sites")
      .addColumn(column, "integer", (to) => to.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable("sites").addColumn("privacy_url", "text").execute();
  await db.schema.alterTable("sites").addColumn("retention_days", "integer").execute();
  await db.schema.alterTable("conversations").addColumn("erased_at", "text").execute();
  await db.schema.alterTable("letters").addColumn("conversation_id", "text").execute();
  await db.schema
    .alterTable("agent_sites")
    .addColumn("sees_sensitive", "integer", (to) => to.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("sealed_fields")
    .addColumn("site_key", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("field_id", "text", (column) => column.notNull())
    .addColumn("value_sealed", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("sealed_fields_pk", ["site_key", "conversation_id", "field_id"])
    .addForeignKeyConstraint(
      "sealed_fields_conversation",
      ["site_key", "conversation_id"],
      "conversations",
      ["site_key", "id"],
    )
    .execute();
  await db.schema
    .createTable("erasures")
    .addColumn("id", "text", (column) => column.notNull().primaryKey())
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("conversations", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("purged_at", "text")
    .execute();
}
