import { sql, type Kysely } from "kysely";

/** What is published, and what was said of it. */
export async function createKnowledgeTables(db: Kysely<unknown>): Promise<void> {
  const ofSite = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"));
  await ofSite("categories")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("icon", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("categories_pk", ["site_key", "locale", "slug"])
    .execute();
  await ofSite("article_ids")
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("id", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("article_ids_pk", ["site_key", "slug"])
    .addUniqueConstraint("article_ids_id", ["site_key", "id"])
    .execute();
  await ofSite("articles")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("category_slug", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("questions_json", "text", (column) => column.notNull())
    .addColumn("keywords_json", "text", (column) => column.notNull())
    .addColumn("related_json", "text", (column) => column.notNull())
    .addColumn("pages_json", "text", (column) => column.notNull())
    .addColumn("popular", "integer")
    .addColumn("body_json", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("articles_pk", ["site_key", "locale", "slug"])
    .execute();
  await ofSite("forms")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("form_json", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("forms_pk", ["site_key", "locale", "slug"])
    .execute();
  await ofSite("media")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("bytes", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("media_pk", ["site_key", "name"])
    .execute();
  await ofSite("parts")
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("brotli", sql`blob`, (column) => column.notNull())
    .addPrimaryKeyConstraint("parts_pk", ["site_key", "hash"])
    .execute();
  await ofSite("publications")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("cursor", "integer", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("manifest_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("publications_pk", ["site_key", "locale", "cursor"])
    .execute();
  await ofSite("article_ratings")
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("article_id", "integer", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("helped", "integer", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("comment", "text")
    .addColumn("query", "text")
    .addColumn("rated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("article_ratings_pk", [
      "site_key",
      "visitor_id",
      "article_id",
      "locale",
    ])
    .execute();
  await ofSite("search_misses")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("query", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("search_misses_pk", ["site_key", "locale", "query"])
    .execute();
}
