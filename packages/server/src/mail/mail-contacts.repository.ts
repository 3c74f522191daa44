import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Where the letters of a conversation go, once the address is known to be the visitor's. */
export type MailContact = {
  conversationId: Id;
  email: string;
  isVerified: boolean;
  /** The last message a letter told of. */
  toldCursor: number;
};

export async function findMailContact(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<MailContact | undefined> {
  const row = await connection
    .selectFrom("mail_contacts")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return (
    row && {
      conversationId,
      email: row.email,
      isVerified: row.verified_at !== null,
      toldCursor: row.told_cursor,
    }
  );
}

/** Gives a conversation an address; another one than before has yet to be verified. */
export async function saveMailContact(
  transaction: Transaction,
  siteKey: SiteKey,
  {
    conversationId,
    email,
    verifiedAt,
  }: { conversationId: Id; email: string; verifiedAt: string | null },
): Promise<void> {
  const columns = { email, verified_at: verifiedAt };
  await transaction
    .insertInto("mail_contacts")
    .values({ site_key: siteKey, conversation_id: conversationId, ...columns, told_cursor: 0 })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id"]).doUpdateSet(columns),
    )
    .execute();
}

/** Notes that a letter tells of it; false where one does already. */
export async function saveToldCursor(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
  cursor: number,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("mail_contacts")
    .set({ told_cursor: cursor })
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("told_cursor", "<", cursor)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether this address was verified for another conversation of the one who began this one (SPEC ML2). */
export async function isVerifiedFor(
  connection: Connection,
  siteKey: SiteKey,
  email: string,
  conversationId: Id,
): Promise<boolean> {
  const row = await connection
    .selectFrom("mail_contacts")
    .innerJoin("conversation_access as theirs", (join) =>
      join
        .onRef("theirs.site_key", "=", "mail_contacts.site_key")
        .onRef("theirs.conversation_id", "=", "mail_contacts.conversation_id"),
    )
    .innerJoin("conversation_access as ours", (join) =>
      join
        .onRef("ours.site_key", "=", "theirs.site_key")
        .onRef("ours.visitor_id", "=", "theirs.visitor_id"),
    )
    .select("mail_contacts.conversation_id")
    .where("mail_contacts.site_key", "=", siteKey)
    .where("mail_contacts.email", "=", email)
    .where("mail_contacts.verified_at", "is not", null)
    .where("ours.conversation_id", "=", conversationId)
    // Who looked a ticket up has shown a number and a code, and nothing of an address.
    .where("ours.is_own", "=", 1)
    .where("theirs.is_own", "=", 1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Conversations with a verified address and a reply, older than then, that nobody has read or was told of. */
export async function listUnreadReplies(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
): Promise<{ conversationId: Id; cursor: number }[]> {
  const rows = await connection
    .selectFrom("mail_contacts")
    .innerJoin("conversations", (join) =>
      join
        .onRef("conversations.site_key", "=", "mail_contacts.site_key")
        .onRef("conversations.id", "=", "mail_contacts.conversation_id"),
    )
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.site_key", "=", "conversations.site_key")
        .onRef("messages.conversation_id", "=", "conversations.id"),
    )
    .select(({ fn }) => ["conversations.id", fn.max<number>("messages.cursor").as("cursor")])
    .where("mail_contacts.site_key", "=", siteKey)
    .where("mail_contacts.verified_at", "is not", null)
    .where("messages.author", "=", "agent")
    .where("messages.created_at", "<=", before)
    .whereRef("messages.cursor", ">", "conversations.read_cursor")
    .whereRef("messages.cursor", ">", "mail_contacts.told_cursor")
    .groupBy("conversations.id")
    .execute();
  return rows.map(({ id, cursor }) => ({ conversationId: id, cursor: Number(cursor) }));
}
