import type { PictureSource, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type StoredAgent = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  mustChangePassword: boolean;
  picture?: PictureSource | undefined;
};
/** What one may do on a site: each may what those before it may. */
export const agentRoles = ["agent", "lead", "admin"] as const;
export type AgentRole = (typeof agentRoles)[number];

export async function findAgentByEmail(
  connection: Connection,
  email: string,
): Promise<StoredAgent | undefined> {
  const row = await connection
    .selectFrom("agents")
    .select(["id", "email", "name", "password_hash", "must_change_password", "picture"])
    .where("email", "=", email)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, password_hash: passwordHash } = row;
  const mustChangePassword = row.must_change_password === 1;
  return { id, email, name, passwordHash, mustChangePassword, picture: row.picture ?? undefined };
}

/** The sites of an agent, by key. */
export async function listAgentSites(
  connection: Connection,
  agentId: string,
): Promise<{ key: SiteKey; role: AgentRole }[]> {
  return connection
    .selectFrom("agent_sites")
    .select(["site_key as key", "role"])
    .where("agent_id", "=", agentId)
    .orderBy("site_key")
    .execute();
}

/** Who works on a site, as its admins see them. */
export type Member = {
  id: string;
  name: string;
  email: string;
  role: AgentRole;
  hasSecondFactor: boolean;
  /** Was let to look at sensitive fields; leads and admins may anyway (SPEC SF3). */
  seesSensitive: boolean;
};

/** By name. */
export async function listMembers(connection: Connection, siteKey: SiteKey): Promise<Member[]> {
  const rows = await connection
    .selectFrom("agent_sites")
    .innerJoin("agents", "agents.id", "agent_sites.agent_id")
    .leftJoin("agent_second_factors", "agent_second_factors.agent_id", "agents.id")
    .select(["agents.id", "agents.name", "agents.email", "agent_sites.role"])
    .select("agent_second_factors.is_confirmed as isConfirmed")
    .select("agent_sites.sees_sensitive as seesSensitive")
    .where("agent_sites.site_key", "=", siteKey)
    .orderBy("agents.name")
    .orderBy("agents.id")
    .execute();
  return rows.map(({ isConfirmed, seesSensitive, ...member }) => ({
    ...member,
    hasSecondFactor: isConfirmed === 1,
    seesSensitive: seesSensitive === 1,
  }));
}

/** Ends an agent's work on a site. */
export async function deleteAgentSite(
  transaction: Transaction,
  { agentId, siteKey }: { agentId: string; siteKey: SiteKey },
): Promise<void> {
  await transaction
    .deleteFrom("team_members")
    .where("site_key", "=", siteKey)
    .where("agent_id", "=", agentId)
    .execute();
  await transaction
    .deleteFrom("agent_sites")
    .where("site_key", "=", siteKey)
    .where("agent_id", "=", agentId)
    .execute();
}

export async function countAdmins(connection: Connection, siteKey: SiteKey): Promise<number> {
  const row = await connection
    .selectFrom("agent_sites")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("site_key", "=", siteKey)
    .where("role", "=", "admin")
    .executeTakeFirstOrThrow();
  return Number(row.count);
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
      must_change_password: agent.mustChangePassword ? 1 : 0,
      created_at: createdAt,
      picture: agent.picture ?? null,
    })
    .execute();
}

export async function savePasswordHash(
  transaction: Transaction,
  agentId: string,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): Promise<void> {
  await transaction
    .updateTable("agents")
    .set({ password_hash: passwordHash, must_change_password: mustChange ? 1 : 0 })
    .where("id", "=", agentId)
    .execute();
}

/** The same password hashed anew; nothing where it was changed meanwhile. */
export async function replacePasswordHash(
  connection: Connection,
  agentId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await connection
    .updateTable("agents")
    .set({ password_hash: to })
    .where("id", "=", agentId)
    .where("password_hash", "=", from)
    .execute();
}

/** @returns the picture there was until now */
export async function replacePicture(
  transaction: Transaction,
  agentId: string,
  picture: PictureSource | null,
): Promise<PictureSource | undefined> {
  const row = await transaction
    .selectFrom("agents")
    .select("picture")
    .where("id", "=", agentId)
    .executeTakeFirst();
  await transaction.updateTable("agents").set({ picture }).where("id", "=", agentId).execute();
  return row?.picture ?? undefined;
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
