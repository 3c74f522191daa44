import type { Kysely } from "kysely";

/** Tasks that were handed in, the codes that were sent for them, and what programs answered. */
export async function createTaskTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("conversations").addColumn("task_json", "text").execute();
  await db.schema.alterTable("webhook_deliveries").addColumn("useful_until", "text").execute();
  await db.schema
    .createTable("task_runs")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("task_slug", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("instances", "integer", (column) => column.notNull())
    .addColumn("undo_minutes", "integer")
    .addColumn("case_print", "text")
    .addColumn("refused_by", "text")
    .addPrimaryKeyConstraint("task_runs_pk", ["site_key", "conversation_id"])
    .execute();
  await db.schema
    .createIndex("task_runs_case")
    .unique()
    .on("task_runs")
    .columns(["site_key", "task_slug", "case_print"])
    .execute();
  await db.schema
    .createTable("task_codes")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("task_slug", "text", (column) => column.notNull())
    .addColumn("address_print", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("proved_at", "text")
    .addColumn("used_at", "text")
    .execute();
  await db.schema
    .createIndex("task_codes_visitor")
    .on("task_codes")
    .columns(["site_key", "visitor_id"])
    .execute();
  await db.schema
    .createIndex("task_codes_address")
    .on("task_codes")
    .columns(["site_key", "address_print"])
    .execute();
  await db.schema
    .createTable("heard_answers")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("webhook_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("heard_answers_pk", ["site_key", "webhook_id"])
    .execute();
}
