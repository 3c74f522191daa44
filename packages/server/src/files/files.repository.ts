import type { Attachment, Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type StoredFile = Attachment & {
  visitorId: string;
  conversationId: Id;
  /** Null until something names it. */
  messageId: Id | null;
};

export async function findFile(
  connection: Connection,
  siteKey: SiteKey,
  id: Id,
): Promise<StoredFile | undefined> {
  const [file] = await listFiles(connection, siteKey, [id]);
  return file;
}

export async function listFiles(
  connection: Connection,
  siteKey: SiteKey,
  ids: readonly Id[],
): Promise<StoredFile[]> {
  if (ids.length === 0) return [];
  const rows = await connection
    .selectFrom("files")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({
    fileId: row.id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    visitorId: row.visitor_id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
  }));
}

export async function insertFile(
  transaction: Transaction,
  siteKey: SiteKey,
  file: StoredFile,
  createdAt: string,
): Promise<void> {
  await transaction
    .insertInto("files")
    .values({
      site_key: siteKey,
      id: file.fileId,
      visitor_id: file.visitorId,
      conversation_id: file.conversationId,
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      message_id: file.messageId,
      created_at: createdAt,
    })
    .execute();
}

export async function useFiles(
  transaction: Transaction,
  siteKey: SiteKey,
  ids: readonly Id[],
  messageId: Id,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .updateTable("files")
    .set({ message_id: messageId })
    .where("site_key", "=", siteKey)
    .where("id", "in", ids)
    .execute();
}

/** One visitor's files are another's from now on. */
export async function passFilesOn(
  transaction: Transaction,
  siteKey: SiteKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await transaction
    .updateTable("files")
    .set({ visitor_id: to })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", from)
    .execute();
}

/** Whose sender is erased: nobody's. */
const NOBODY = "";

/** Takes files from everyone, those of a conversation or all that a visitor sent; their bytes go next. */
export async function disownFiles(
  transaction: Transaction,
  siteKey: SiteKey,
  whose: { conversationId: Id } | { visitorId: string },
): Promise<void> {
  await transaction
    .updateTable("files")
    .set({ visitor_id: NOBODY, name: "", message_id: null })
    .where("site_key", "=", siteKey)
    .$if("conversationId" in whose, (query) =>
      query.where("conversation_id", "=", (whose as { conversationId: Id }).conversationId),
    )
    .$if("visitorId" in whose, (query) =>
      query.where("visitor_id", "=", (whose as { visitorId: string }).visitorId),
    )
    .execute();
}

export async function listDisownedFiles(
  connection: Connection,
): Promise<{ siteKey: SiteKey; fileId: Id }[]> {
  return connection
    .selectFrom("files")
    .select(["site_key as siteKey", "id as fileId"])
    .where("visitor_id", "=", NOBODY)
    .execute();
}

export async function deleteDisownedFile(
  connection: Connection,
  siteKey: SiteKey,
  fileId: Id,
): Promise<void> {
  await connection
    .deleteFrom("files")
    .where("site_key", "=", siteKey)
    .where("id", "=", fileId)
    .where("visitor_id", "=", NOBODY)
    .execute();
}

/** Every file of these conversations, with those that no message names. */
export async function listFilesOf(
  connection: Connection,
  siteKey: SiteKey,
  conversationIds: readonly Id[],
): Promise<Id[]> {
  if (conversationIds.length === 0) return [];
  const rows = await connection
    .selectFrom("files")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "in", conversationIds)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Files sent before a time that nothing ever named. */
export async function listUnusedFiles(
  connection: Connection,
  before: string,
): Promise<{ siteKey: SiteKey; fileId: Id }[]> {
  return connection
    .selectFrom("files")
    .select(["site_key as siteKey", "id as fileId"])
    .where("message_id", "is", null)
    .where("created_at", "<", before)
    .execute();
}

/** @returns false: a message has named it meanwhile, and it stays */
export async function deleteUnusedFile(
  connection: Connection,
  siteKey: SiteKey,
  fileId: Id,
): Promise<boolean> {
  const result = await connection
    .deleteFrom("files")
    .where("site_key", "=", siteKey)
    .where("id", "=", fileId)
    .where("message_id", "is", null)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
