import type { Kysely } from "kysely";

/** What was written of each article, version by version. */
export async function createEditorTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("article_versions")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("category_slug", "text", (column) => column.notNull())
    .addColumn("questions_json", "text", (column) => column.notNull())
    .addColumn("markdown", "text", (column) => column.notNull())
    .addColumn("agent_name", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addColumn("published_at", "text")
    .addPrimaryKeyConstraint("article_versions_pk", ["site_key", "locale", "slug", "version"])
    .execute();
}
