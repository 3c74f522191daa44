import { sql, type Kysely } from "kysely";

/** What visitors asked: what someone confirmed as asking for an article, and what found no answer. */
export async function createLearningTables(db: Kysely<unknown>): Promise<void> {
  for (const column of ["not_helped", "asked_again", "searched"]) {
    await db.schema
      .alterTable("search_misses")
      .addColumn(column, "integer", (one) => one.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable("search_misses").addColumn("dismissed_at", "text").execute();
  await db.schema
    .alterTable("publications")
    .addColumn("learned", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("intent_models")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("examples_hash", "text", (column) => column.notNull())
    .addColumn("bytes", sql`blob`, (column) => column.notNull())
    .addColumn("trained_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("intent_models_pk", ["site_key", "locale"])
    .execute();
  await db.schema
    .createTable("confirmed_questions")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("confirmed_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("confirmed_questions_pk", ["site_key", "locale", "text"])
    .execute();
}
