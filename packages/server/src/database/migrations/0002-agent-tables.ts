import type { Kysely } from "kysely";

/** How agents prove who they are, how they come in, and what they did. */
export async function createAgentTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("agents")
    .addColumn("must_change_password", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("agent_sign_ins")
    .addColumn("seen_at", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  const ofAgent = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"));
  await ofAgent("agent_second_factors")
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("is_confirmed", "integer", (column) => column.notNull())
    .addColumn("last_step", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("agent_second_factors_pk", ["agent_id"])
    .execute();
  await ofAgent("agent_recovery_codes")
    .addColumn("code_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agent_recovery_codes_pk", ["agent_id", "code_hash"])
    .execute();
  await db.schema
    .createTable("agent_links")
    .addColumn("token_hash", "text", (column) => column.notNull().primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("site_key", "text", (column) => column.references("sites.key"))
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("role", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("audit_entries")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("agent_id", "text", (column) => column.notNull())
    .addColumn("agent_name", "text", (column) => column.notNull())
    .addColumn("act", "text", (column) => column.notNull())
    .addColumn("subject", "text")
    .addColumn("detail_json", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("audit_entries_pk", ["site_key", "id"])
    .execute();
}
