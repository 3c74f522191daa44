import type { Kysely } from "kysely";

/** What is compared to tell spam: keyed hashes of a day, and no text. */
export async function createSpamTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("sites").addColumn("spam_json", "text").execute();
  await db.schema
    .createTable("spam_prints")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("print", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("spam_prints_pk", ["site_key", "conversation_id"])
    .execute();
  await db.schema
    .createIndex("spam_prints_alike")
    .on("spam_prints")
    .columns(["site_key", "print"])
    .execute();
  await db.schema
    .createIndex("spam_prints_visitor")
    .on("spam_prints")
    .columns(["site_key", "visitor_id"])
    .execute();
}
