import type { Kysely } from "kysely";

/** Letters on their way, the addresses they may go to, and the links they carry. */
export async function createMailTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("letters")
    .addColumn("id", "text", (column) => column.notNull().primaryKey())
    .addColumn("site_key", "text", (column) => column.references("sites.key"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("html", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_at", "text")
    .addColumn("sent_at", "text")
    .addColumn("last_error", "text")
    .execute();
  await db.schema.createIndex("letters_due").on("letters").columns(["next_at"]).execute();
  await db.schema
    .createIndex("letters_to_address")
    .on("letters")
    .columns(["email", "created_at"])
    .execute();
  await db.schema
    .createTable("mail_contacts")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("verified_at", "text")
    .addColumn("told_cursor", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("mail_contacts_pk", ["site_key", "conversation_id"])
    .execute();
  await db.schema
    .createTable("mail_links")
    .addColumn("token_hash", "text", (column) => column.notNull().primaryKey())
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("mail_cursors")
    .addColumn("site_key", "text", (column) =>
      column.notNull().primaryKey().references("sites.key"),
    )
    .addColumn("cursor", "integer", (column) => column.notNull())
    .execute();
}
