import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Opens a conversation to a visitor; once is enough. The first to be let in is who began it. */
export async function grantAccess(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversationId, visitorId, at }: { conversationId: Id; visitorId: string; at: string },
): Promise<void> {
  const readers = await listReaders(transaction, siteKey, conversationId);
  await transaction
    .insertInto("conversation_access")
    .values({
      site_key: siteKey,
      conversation_id: conversationId,
      visitor_id: visitorId,
      granted_at: at,
      is_own: readers.length === 0 ? 1 : 0,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id", "visitor_id"]).doNothing(),
    )
    .execute();
}

async function findAccess(
  connection: Connection,
  siteKey: SiteKey,
  { conversationId, visitorId }: { conversationId: Id; visitorId: string },
): Promise<{ is_own: number } | undefined> {
  return connection
    .selectFrom("conversation_access")
    .select("is_own")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("visitor_id", "=", visitorId)
    .executeTakeFirst();
}

export async function hasAccess(...place: Parameters<typeof findAccess>): Promise<boolean> {
  return (await findAccess(...place)) !== undefined;
}

/** Whether this visitor is who began the conversation, rather than one who looked it up. */
export async function isOwner(...place: Parameters<typeof findAccess>): Promise<boolean> {
  return (await findAccess(...place))?.is_own === 1;
}

/** The conversations this visitor began that are not closed, those with the latest news first. */
export async function listOpenOwned(
  connection: Connection,
  siteKey: SiteKey,
  visitorId: string,
  limit: number,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("conversation_access")
    .innerJoin("conversations", (join) =>
      join
        .onRef("conversations.site_key", "=", "conversation_access.site_key")
        .onRef("conversations.id", "=", "conversation_access.conversation_id"),
    )
    .select("conversations.id")
    .where("conversation_access.site_key", "=", siteKey)
    .where("conversation_access.visitor_id", "=", visitorId)
    .where("conversation_access.is_own", "=", 1)
    .where("conversations.status", "!=", "closed")
    .orderBy("conversations.updated_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What one visitor may read another may from now on, in their place. */
export async function passAccessOn(
  transaction: Transaction,
  siteKey: SiteKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const rows = await transaction
    .deleteFrom("conversation_access")
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", from)
    .returningAll()
    .execute();
  for (const row of rows) {
    await transaction
      .insertInto("conversation_access")
      .values({ ...row, visitor_id: to })
      .onConflict((conflict) => {
        const known = conflict.columns(["site_key", "conversation_id", "visitor_id"]);
        // Who looked their own ticket up elsewhere is still who began it.
        return row.is_own === 1 ? known.doUpdateSet({ is_own: 1 }) : known.doNothing();
      })
      .execute();
  }
}

/** The visitor sessions and contacts that may read a conversation. */
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
