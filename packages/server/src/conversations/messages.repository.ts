import type { Id, Locale, Message, RichText, SiteKey } from "@helpbuoy/protocol";
import type { Selectable } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

/** The messages of one conversation, oldest first. */
export async function listMessages(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<Message[]> {
  const messages = await listMessagesOf(connection, siteKey, [conversationId]);
  return messages.get(conversationId) ?? [];
}

/** The messages of several conversations by conversation, oldest first. */
export async function listMessagesOf(
  connection: Connection,
  siteKey: SiteKey,
  conversationIds: readonly Id[],
): Promise<Map<Id, Message[]>> {
  const messages = new Map<Id, Message[]>(conversationIds.map((id) => [id, []]));
  if (conversationIds.length === 0) return messages;
  const rows = await connection
    .selectFrom("messages")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("conversation_id", "in", conversationIds)
    .orderBy("cursor")
    .execute();
  for (const row of rows) messages.get(row.conversation_id)?.push(toMessage(row));
  return messages;
}

/** What visitors said in talks with the bot in a language, the newest first. */
export async function listSaidToBot(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  limit: number,
): Promise<RichText[]> {
  const rows = await connection
    .selectFrom("messages")
    .innerJoin("conversations", (join) =>
      join
        .onRef("conversations.site_key", "=", "messages.site_key")
        .onRef("conversations.id", "=", "messages.conversation_id"),
    )
    .select("messages.body_json")
    .where("messages.site_key", "=", siteKey)
    .where("messages.author", "=", "visitor")
    .where("conversations.locale", "=", locale)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("messages as answers")
          .select("answers.id")
          .whereRef("answers.site_key", "=", "messages.site_key")
          .whereRef("answers.conversation_id", "=", "messages.conversation_id")
          .where("answers.author", "=", "bot"),
      ),
    )
    .orderBy("messages.cursor", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ body_json: body }) => JSON.parse(body));
}

export async function insertMessage(
  transaction: Transaction,
  siteKey: SiteKey,
  message: Message,
): Promise<void> {
  await transaction
    .insertInto("messages")
    .values({
      site_key: siteKey,
      conversation_id: message.conversationId,
      id: message.id,
      author: message.author,
      author_name: message.authorName,
      body_json: JSON.stringify(message.body),
      attachments_json: JSON.stringify(message.attachments),
      turn_json: message.turn && JSON.stringify(message.turn),
      helped: null,
      cursor: message.cursor,
      created_at: message.createdAt,
    })
    .execute();
}

export async function deleteMessages(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<void> {
  await transaction
    .deleteFrom("messages")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

export async function saveHelped(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversationId, messageId, helped }: { conversationId: Id; messageId: Id; helped: boolean },
): Promise<void> {
  await transaction
    .updateTable("messages")
    .set({ helped: helped ? 1 : 0 })
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("id", "=", messageId)
    .execute();
}

function toMessage(row: Selectable<Tables["messages"]>): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    author: row.author,
    authorName: row.author_name,
    body: JSON.parse(row.body_json),
    attachments: JSON.parse(row.attachments_json),
    turn: row.turn_json === null ? null : JSON.parse(row.turn_json),
    helped: row.helped === null ? null : row.helped === 1,
    cursor: row.cursor,
    createdAt: row.created_at,
  };
}
