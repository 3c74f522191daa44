import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Opens a conversation to a visitor session; once is enough. */
export async function grantAccess(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversationId, visitorId, at }: { conversationId: Id; visitorId: string; at: string },
): Promise<void> {
  await transaction
    .insertInto("conversation_access")
    .values({
      site_key: siteKey,
      conversation_id: conversationId,
      visitor_id: visitorId,
      granted_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id", "visitor_id"]).doNothing(),
    )
    .execute();
}

export async function hasAccess(
  connection: Connection,
  siteKey: SiteKey,
  { conversationId, visitorId }: { conversationId: Id; visitorId: string },
): Promise<boolean> {
  const row = await connection
    .selectFrom("conversation_access")
    .select("granted_at")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("visitor_id", "=", visitorId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The visitor sessions that may read a conversation. */
export async function listReaders(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<string[]> {
  const rows = await connection
    .selectFrom("conversation_access")
    .select("visitor_id")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
  return rows.map((row) => row.visitor_id);
}
