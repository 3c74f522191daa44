import type { Kysely } from "kysely";

/** Teams, who is in them, and who is at work. */
export async function createTeamTables(db: Kysely<unknown>): Promise<void> {
  const ofSite = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"));
  await ofSite("teams")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("category_slugs_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("teams_pk", ["site_key", "id"])
    .execute();
  await ofSite("team_members")
    .addColumn("team_id", "text", (column) => column.notNull())
    .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"))
    .addPrimaryKeyConstraint("team_members_pk", ["site_key", "team_id", "agent_id"])
    .addForeignKeyConstraint("team_members_team", ["site_key", "team_id"], "teams", [
      "site_key",
      "id",
    ])
    .execute();
  await ofSite("queue_waits")
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("queued_at", "text", (column) => column.notNull())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("queue_waits_pk", ["site_key", "conversation_id", "taken_at"])
    .execute();
  await db.schema
    .createIndex("queue_waits_recent")
    .on("queue_waits")
    .columns(["site_key", "taken_at"])
    .execute();
  await ofSite("agent_presence")
    .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"))
    .addColumn("is_online", "integer", (column) => column.notNull())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agent_presence_pk", ["site_key", "agent_id"])
    .execute();
}
