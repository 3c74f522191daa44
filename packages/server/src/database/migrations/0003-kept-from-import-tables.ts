import type { Kysely } from "kysely";

/** What was changed or taken away here, which no import may undo. */
export async function createKeptFromImportTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("kept_from_import")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("kept_from_import_pk", ["site_key", "kind", "locale", "slug"])
    .execute();
}
