import type { Kysely } from "kysely";

/** Where other programs are told of what happens, what they are told, and how far the log was read. */
export async function createWebhookTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("webhook_endpoints")
    .addColumn("id", "text", (column) => column.notNull().primaryKey())
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("old_secret", "text")
    .addColumn("old_secret_until", "text")
    .addColumn("events_json", "text", (column) => column.notNull())
    .addColumn("disabled_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("webhook_endpoints_of_site")
    .on("webhook_endpoints")
    .columns(["site_key"])
    .execute();
  await db.schema
    .createTable("webhook_deliveries")
    .addColumn("id", "text", (column) => column.notNull().primaryKey())
    .addColumn("endpoint_id", "text", (column) =>
      column.notNull().references("webhook_endpoints.id").onDelete("cascade"),
    )
    .addColumn("event_id", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_at", "text")
    .addColumn("delivered_at", "text")
    .addColumn("dead_at", "text")
    .addColumn("last_status", "text")
    .execute();
  await db.schema
    .createIndex("webhook_deliveries_once")
    .on("webhook_deliveries")
    .columns(["endpoint_id", "event_id"])
    .unique()
    .execute();
  await db.schema
    .createIndex("webhook_deliveries_due")
    .on("webhook_deliveries")
    .columns(["next_at"])
    .execute();
  await db.schema
    .createTable("webhook_cursors")
    .addColumn("site_key", "text", (column) =>
      column.notNull().primaryKey().references("sites.key"),
    )
    .addColumn("cursor", "integer", (column) => column.notNull())
    .execute();
}
