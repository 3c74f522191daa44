import type {
  Context,
  Conversation,
  ConversationSnapshot,
  Id,
  Locale,
  SiteKey,
} from "@helpbuoy/protocol";
import type { Selectable } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { listMessages, listMessagesOf } from "./messages.repository.ts";

/** What agents know beside what the visitor sees. */
export type ConversationBackground = { email: string | null; context: Context };

export async function findConversation(
  connection: Connection,
  siteKey: SiteKey,
  id: Id,
): Promise<ConversationSnapshot | undefined> {
  const row = await connection
    .selectFrom("conversations")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  return toSnapshot(row, await listMessages(connection, siteKey, id));
}

/** @returns the id of the ticket with this number in its shown form */
export async function findConversationByNumber(
  connection: Connection,
  siteKey: SiteKey,
  number: string,
): Promise<Id | undefined> {
  const row = await connection
    .selectFrom("conversations")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.id;
}

/**
 * The conversations with most recent news first.
 * @param visitorId undefined: all of the site
 * @param isOwed only those that people have or that wait for one, and are not over
 */
export async function listConversations(
  connection: Connection,
  {
    siteKey,
    visitorId,
    isOwed = false,
  }: { siteKey: SiteKey; visitorId: string | undefined; isOwed?: boolean },
  limit: number,
): Promise<ConversationSnapshot[]> {
  let query = connection
    .selectFrom("conversations")
    .selectAll("conversations")
    .where("conversations.site_key", "=", siteKey);
  if (isOwed) {
    query = query
      .where("conversations.handler", "in", ["queue", "agent"])
      .where("conversations.status", "in", ["new", "open", "pending", "on_hold"]);
  }
  if (visitorId !== undefined) {
    // Of what was erased nothing is left that a visitor could read.
    query = query.where("conversations.erased_at", "is", null);
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("conversation_access")
          .select("conversation_access.visitor_id")
          .where("conversation_access.site_key", "=", siteKey)
          .where("conversation_access.visitor_id", "=", visitorId)
          .whereRef("conversation_access.conversation_id", "=", "conversations.id"),
      ),
    );
  }
  const rows = await query
    .orderBy("conversations.updated_at", "desc")
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
  const messages = await listMessagesOf(
    connection,
    siteKey,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toSnapshot(row, messages.get(row.id) ?? []));
}

/** What an agent has and is not closed, the oldest first. */
export async function listAssigned(
  connection: Connection,
  siteKey: SiteKey,
  agentId: Id,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("conversations")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("handler", "=", "agent")
    .where("assignee_id", "=", agentId)
    .where("status", "!=", "closed")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What is resolved and had no news since, those left alone longest first. */
export async function listResolvedBefore(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
  limit: number,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("conversations")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("status", "=", "resolved")
    .where("updated_at", "<=", before)
    .orderBy("updated_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** What is over and had no news since: closed or resolved, or a talk with the bot that went no further. */
export async function listOverBefore(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
  limit: number,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("conversations")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("erased_at", "is", null)
    .where("updated_at", "<=", before)
    .where(({ or, eb }) =>
      or([eb("status", "in", ["resolved", "closed"]), eb("handler", "=", "bot")]),
    )
    .orderBy("updated_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** When one of a language was last erased; undefined: none ever was. */
export async function findLastErased(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<string | undefined> {
  const row = await connection
    .selectFrom("conversations")
    .select("erased_at")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("erased_at", "is not", null)
    .orderBy("erased_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.erased_at ?? undefined;
}

/** Writes a conversation as a snapshot shows it, without its messages. */
export async function saveConversation(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversation, cursor }: ConversationSnapshot,
): Promise<void> {
  const columns = {
    number: conversation.number,
    handler: conversation.handler,
    status: conversation.status,
    locale: conversation.locale,
    subject: conversation.subject,
    category_slug: conversation.categorySlug,
    fields_json: JSON.stringify(conversation.fields),
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    promised_at: conversation.promisedAt,
    assignee_json: conversation.assignee && JSON.stringify(conversation.assignee),
    queued_at: conversation.queuedAt,
    rating_json: conversation.rating && JSON.stringify(conversation.rating),
    read_cursor: conversation.readCursor,
    assignee_id: conversation.assignee?.id ?? null,
    seen_cursor: conversation.seenCursor,
    erased_at: conversation.erasedAt ?? null,
    task_json: conversation.task ? JSON.stringify(conversation.task) : null,
    cursor,
  };
  await transaction
    .insertInto("conversations")
    .values({
      site_key: siteKey,
      id: conversation.id,
      ...columns,
      email: null,
      context_json: "{}",
    })
    .onConflict((conflict) => conflict.columns(["site_key", "id"]).doUpdateSet(columns))
    .execute();
}

export async function saveBackground(
  transaction: Transaction,
  siteKey: SiteKey,
  id: Id,
  { email, context }: ConversationBackground,
): Promise<void> {
  await transaction
    .updateTable("conversations")
    .set({ email, context_json: JSON.stringify(context) })
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}

export async function findBackground(
  connection: Connection,
  siteKey: SiteKey,
  id: Id,
): Promise<ConversationBackground | undefined> {
  const row = await connection
    .selectFrom("conversations")
    .select(["email", "context_json"])
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { email: row.email, context: JSON.parse(row.context_json) };
}

function toSnapshot(
  row: Selectable<Tables["conversations"]>,
  known: ConversationSnapshot["messages"],
): ConversationSnapshot {
  // Read after the row, so there may be newer ones: their events would then bring them twice.
  const messages = known.filter(({ cursor }) => cursor <= row.cursor);
  const conversation: Conversation = {
    id: row.id,
    number: row.number,
    handler: row.handler,
    status: row.status,
    locale: row.locale,
    subject: row.subject,
    categorySlug: row.category_slug,
    fields: JSON.parse(row.fields_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    promisedAt: row.promised_at,
    assignee: row.assignee_json === null ? null : JSON.parse(row.assignee_json),
    queuedAt: row.queued_at,
    rating: row.rating_json === null ? null : JSON.parse(row.rating_json),
    readCursor: row.read_cursor,
    seenCursor: row.seen_cursor,
    ...(row.erased_at !== null && { erasedAt: row.erased_at }),
    ...(row.task_json !== null && { task: JSON.parse(row.task_json) }),
  };
  return { conversation, messages, cursor: row.cursor };
}
