import type { PictureSource } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type SignedInAgent = {
  id: string;
  name: string;
  email: string;
  picture: PictureSource | undefined;
  mustChangePassword: boolean;
  expiresAt: string;
  /** When it was last used, to the minute. */
  seenAt: string;
};

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
      seen_at: signIn.createdAt,
    })
    .execute();
}

export async function findSignIn(
  connection: Connection,
  tokenHash: string,
): Promise<SignedInAgent | undefined> {
  const row = await connection
    .selectFrom("agent_sign_ins")
    .innerJoin("agents", "agents.id", "agent_sign_ins.agent_id")
    .select([
      "agents.id as id",
      "agents.name as name",
      "agents.email as email",
      "agents.picture as picture",
      "agents.must_change_password as mustChange",
      "agent_sign_ins.expires_at as expiresAt",
      "agent_sign_ins.seen_at as seenAt",
      "agent_sign_ins.created_at as createdAt",
    ])
    .where("agent_sign_ins.token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { mustChange, picture, createdAt, seenAt, ...agent } = row;
  return {
    ...agent,
    picture: picture ?? undefined,
    mustChangePassword: mustChange === 1,
    // Those from before its use was noted idle from their beginning.
    seenAt: seenAt || createdAt,
  };
}

export async function saveSignInSeen(
  connection: Connection,
  tokenHash: string,
  at: string,
): Promise<void> {
  await connection
    .updateTable("agent_sign_ins")
    .set({ seen_at: at })
    .where("token_hash", "=", tokenHash)
    .execute();
}

export async function deleteSignIn(connection: Connection, tokenHash: string): Promise<void> {
  await connection.deleteFrom("agent_sign_ins").where("token_hash", "=", tokenHash).execute();
}

export async function deleteSignInsOf(transaction: Transaction, agentId: string): Promise<void> {
  await transaction.deleteFrom("agent_sign_ins").where("agent_id", "=", agentId).execute();
}

export async function deleteSignInsBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("agent_sign_ins").where("expires_at", "<", before).execute();
}
