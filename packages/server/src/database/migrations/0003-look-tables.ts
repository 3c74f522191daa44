import type { Kysely } from "kysely";

/** Pictures of agents, and how a site looks. */
export async function createLookTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("agents").addColumn("picture", "text").execute();
  await db.schema.alterTable("sites").addColumn("look_json", "text").execute();
}
