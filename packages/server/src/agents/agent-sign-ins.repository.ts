import type { Connection, Transaction } from "../database/database.ts";

export type SignedInAgent = { id: string; name: string; email: string; expiresAt: string };

export async function insertSignIn(
  connection: Connection,
  signIn: { tokenHash: string; agentId: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await connection
    .insertInto("agent_sign_ins")
    .values({
      token_hash: signIn.tokenHash,
      agent_id: signIn.agentId,
      created_at: signIn.createdAt,
      expires_at: signIn.expiresAt,
    })
    .execute();
}

export async function findSignIn(
  connection: Connection,
  tokenHash: string,
): Promise<SignedInAgent | undefined> {
  return connection
    .selectFrom("agent_sign_ins")
    .innerJoin("agents", "agents.id", "agent_sign_ins.agent_id")
    .select([
      "agents.id as id",
      "agents.name as name",
      "agents.email as email",
      "agent_sign_ins.expires_at as expiresAt",
    ])
    .where("agent_sign_ins.token_hash", "=", tokenHash)
    .executeTakeFirst();
}

export async function deleteSignInsOf(transaction: Transaction, agentId: string): Promise<void> {
  await transaction.deleteFrom("agent_sign_ins").where("agent_id", "=", agentId).execute();
}

export async function deleteSignInsBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("agent_sign_ins").where("expires_at", "<", before).execute();
}
