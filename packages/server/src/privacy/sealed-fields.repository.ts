import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type SealedField = { fieldId: string; valueSealed: string };

export async function insertSealedField(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
  { fieldId, valueSealed }: SealedField,
): Promise<void> {
  await transaction
    .insertInto("sealed_fields")
    .values({
      site_key: siteKey,
      conversation_id: conversationId,
      field_id: fieldId,
      value_sealed: valueSealed,
    })
    .execute();
}

export async function listSealedFields(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<SealedField[]> {
  return connection
    .selectFrom("sealed_fields")
    .select(["field_id as fieldId", "value_sealed as valueSealed"])
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .orderBy("field_id")
    .execute();
}

/** Whether an agent was let to look at them, beside leads and admins, who may anyway. */
export async function seesSensitive(
  connection: Connection,
  siteKey: SiteKey,
  agentId: Id,
): Promise<boolean> {
  const row = await connection
    .selectFrom("agent_sites")
    .select("sees_sensitive")
    .where("site_key", "=", siteKey)
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  return row?.sees_sensitive === 1;
}

/** False where they are no agent of the site. */
export async function saveSeesSensitive(
  transaction: Transaction,
  siteKey: SiteKey,
  agentId: Id,
  isAllowed: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("agent_sites")
    .set({ sees_sensitive: isAllowed ? 1 : 0 })
    .where("site_key", "=", siteKey)
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
