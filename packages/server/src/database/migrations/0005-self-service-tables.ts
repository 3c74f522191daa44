import type { Kysely } from "kysely";

/** Guides and tasks as they are written. */
export async function createSelfServiceTables(db: Kysely<unknown>): Promise<void> {
  for (const table of ["guides", "tasks"]) {
    await db.schema
      .createTable(table)
      .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
      .addColumn("locale", "text", (column) => column.notNull())
      .addColumn("slug", "text", (column) => column.notNull())
      .addColumn("content_json", "text", (column) => column.notNull())
      .addColumn("content_hash", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_pk`, ["site_key", "locale", "slug"])
      .execute();
  }
}
