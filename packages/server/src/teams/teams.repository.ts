import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** A group of agents and the categories that lead to it. */
export type Team = { id: Id; name: string; categorySlugs: string[]; agentIds: Id[] };

export async function listTeams(connection: Connection, siteKey: SiteKey): Promise<Team[]> {
  const rows = await connection
    .selectFrom("teams")
    .select(["id", "name", "category_slugs_json"])
    .where("site_key", "=", siteKey)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const members = await connection
    .selectFrom("team_members")
    .select(["team_id", "agent_id"])
    .where("site_key", "=", siteKey)
    .orderBy("agent_id")
    .execute();
  return rows.map(({ id, name, category_slugs_json }) => ({
    id,
    name,
    categorySlugs: JSON.parse(category_slugs_json) as string[],
    agentIds: members.filter(({ team_id }) => team_id === id).map(({ agent_id }) => agent_id),
  }));
}

/** Writes a team, and who is in it, as given. */
export async function saveTeam(
  transaction: Transaction,
  siteKey: SiteKey,
  { id, name, categorySlugs, agentIds }: Team,
  at: string,
): Promise<void> {
  const columns = { name, category_slugs_json: JSON.stringify(categorySlugs) };
  await transaction
    .insertInto("teams")
    .values({ site_key: siteKey, id, ...columns, created_at: at })
    .onConflict((conflict) => conflict.columns(["site_key", "id"]).doUpdateSet(columns))
    .execute();
  await deleteMembers(transaction, siteKey, id);
  const members = agentIds.map((agent_id) => ({ site_key: siteKey, team_id: id, agent_id }));
  if (members.length > 0) await transaction.insertInto("team_members").values(members).execute();
}

export async function deleteTeam(
  transaction: Transaction,
  siteKey: SiteKey,
  id: Id,
): Promise<boolean> {
  await deleteMembers(transaction, siteKey, id);
  const { numDeletedRows } = await transaction
    .deleteFrom("teams")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

async function deleteMembers(transaction: Transaction, siteKey: SiteKey, id: Id): Promise<void> {
  await transaction
    .deleteFrom("team_members")
    .where("site_key", "=", siteKey)
    .where("team_id", "=", id)
    .execute();
}
