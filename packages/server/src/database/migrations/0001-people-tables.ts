import type { Kysely } from "kysely";

/** Visitors and agents. */
export async function createPeopleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("visitors")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("visitors_pk", ["site_key", "id"])
    .execute();
  await db.schema
    .createTable("agents")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("agent_sites")
    .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"))
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("role", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agent_sites_pk", ["agent_id", "site_key"])
    .execute();
  await db.schema
    .createTable("agent_sign_ins")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
}
