import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export async function saveGivenBack(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversationId, agentId }: { conversationId: Id; agentId: Id },
): Promise<void> {
  await transaction
    .insertInto("given_back")
    .values({ site_key: siteKey, conversation_id: conversationId, agent_id: agentId })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id", "agent_id"]).doNothing(),
    )
    .execute();
}

/** Nobody counts as having given it back any more. */
export async function forgetGivenBack(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<void> {
  await transaction
    .deleteFrom("given_back")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

/** Who gave back what waits now, by conversation. */
export async function listGivenBack(
  connection: Connection,
  siteKey: SiteKey,
): Promise<Map<Id, Set<Id>>> {
  const rows = await connection
    .selectFrom("given_back")
    .innerJoin("conversations", (join) =>
      join
        .onRef("conversations.site_key", "=", "given_back.site_key")
        .onRef("conversations.id", "=", "given_back.conversation_id"),
    )
    .select(["given_back.conversation_id as id", "given_back.agent_id as agentId"])
    .where("given_back.site_key", "=", siteKey)
    .where("conversations.handler", "=", "queue")
    .execute();
  const found = new Map<Id, Set<Id>>();
  for (const { id, agentId } of rows) found.set(id, (found.get(id) ?? new Set()).add(agentId));
  return found;
}
