import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type StoredAgent = { id: string; email: string; name: string; passwordHash: string };
/** What one may do on a site: each may what those before it may. */
export const agentRoles = ["agent", "lead", "admin"] as const;
export type AgentRole = (typeof agentRoles)[number];

export async function findAgentByEmail(
  connection: Connection,
  email: string,
): Promise<StoredAgent | undefined> {
  return connection
    .selectFrom("agents")
    .select(["id", "email", "name", "password_hash as passwordHash"])
    .where("email", "=", email)
    .executeTakeFirst();
}

export async function insertAgent(
  transaction: Transaction,
  agent: StoredAgent,
  createdAt: string,
): Promise<void> {
  await transaction
    .insertInto("agents")
    .values({
      id: agent.id,
      email: agent.email,
      name: agent.name,
      password_hash: agent.passwordHash,
      created_at: createdAt,
    })
    .execute();
}

export async function savePasswordHash(
  transaction: Transaction,
  agentId: string,
  passwordHash: string,
): Promise<void> {
  await transaction
    .updateTable("agents")
    .set({ password_hash: passwordHash })
    .where("id", "=", agentId)
    .execute();
}

export async function saveAgentSite(
  transaction: Transaction,
  { agentId, siteKey, role }: { agentId: string; siteKey: SiteKey; role: AgentRole },
): Promise<void> {
  await transaction
    .insertInto("agent_sites")
    .values({ agent_id: agentId, site_key: siteKey, role })
    .onConflict((conflict) => conflict.columns(["agent_id", "site_key"]).doUpdateSet({ role }))
    .execute();
}

export async function findAgentRole(
  connection: Connection,
  agentId: string,
  siteKey: SiteKey,
): Promise<AgentRole | undefined> {
  const row = await connection
    .selectFrom("agent_sites")
    .select("role")
    .where("agent_id", "=", agentId)
    .where("site_key", "=", siteKey)
    .executeTakeFirst();
  return row?.role;
}

export async function countAgents(connection: Connection, siteKey: SiteKey): Promise<number> {
  const row = await connection
    .selectFrom("agent_sites")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("site_key", "=", siteKey)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
