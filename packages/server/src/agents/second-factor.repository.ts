import type { Connection, Transaction } from "../database/database.ts";

export type SecondFactor = { agentId: string; secret: string; isConfirmed: boolean };

export async function findSecondFactor(
  connection: Connection,
  agentId: string,
): Promise<SecondFactor | undefined> {
  const row = await connection
    .selectFrom("agent_second_factors")
    .select(["secret", "is_confirmed"])
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  return row && { agentId, secret: row.secret, isConfirmed: row.is_confirmed === 1 };
}

export async function saveSecondFactor(
  connection: Connection,
  { agentId, secret, isConfirmed }: SecondFactor,
): Promise<void> {
  const columns = { secret, is_confirmed: isConfirmed ? 1 : 0 };
  await connection
    .insertInto("agent_second_factors")
    .values({ agent_id: agentId, ...columns, last_step: 0 })
    .onConflict((conflict) => conflict.column("agent_id").doUpdateSet(columns))
    .execute();
}

/** Marks a code's step as used; false where it, or a later one, was used before. */
export async function spendStep(
  connection: Connection,
  agentId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable("agent_second_factors")
    .set({ last_step: step })
    .where("agent_id", "=", agentId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function saveRecoveryCodes(
  transaction: Transaction,
  agentId: string,
  codeHashes: readonly string[],
  at: string,
): Promise<void> {
  await transaction.deleteFrom("agent_recovery_codes").where("agent_id", "=", agentId).execute();
  await transaction
    .insertInto("agent_recovery_codes")
    .values(codeHashes.map((code_hash) => ({ agent_id: agentId, code_hash, created_at: at })))
    .execute();
}

/** Takes a recovery code away; false where there is no such code, or no more. */
export async function spendRecoveryCode(
  connection: Connection,
  agentId: string,
  codeHash: string,
): Promise<boolean> {
  const { numDeletedRows } = await connection
    .deleteFrom("agent_recovery_codes")
    .where("agent_id", "=", agentId)
    .where("code_hash", "=", codeHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSecondFactor(transaction: Transaction, agentId: string): Promise<void> {
  await transaction.deleteFrom("agent_recovery_codes").where("agent_id", "=", agentId).execute();
  await transaction.deleteFrom("agent_second_factors").where("agent_id", "=", agentId).execute();
}
