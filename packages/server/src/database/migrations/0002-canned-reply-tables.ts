import type { Kysely } from "kysely";

/** Answers that are given often. */
export async function createCannedReplyTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("canned_replies")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("markdown", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("canned_replies_pk", ["site_key", "id"])
    .execute();
}
