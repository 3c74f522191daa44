import type { Kysely } from "kysely";

/** What says the same on a site, by locale. */
export async function createSynonymTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("synonyms")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("groups_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("synonyms_pk", ["site_key", "locale"])
    .execute();
}
