import type { Kysely } from "kysely";

/** Who gave which conversation back: routing brings it to others. */
export async function createGivenBackTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("given_back")
    .addColumn("site_key", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("agent_id", "text", (column) => column.notNull().references("agents.id"))
    .addPrimaryKeyConstraint("given_back_pk", ["site_key", "conversation_id", "agent_id"])
    .addForeignKeyConstraint(
      "given_back_conversation",
      ["site_key", "conversation_id"],
      "conversations",
      ["site_key", "id"],
    )
    .execute();
}
