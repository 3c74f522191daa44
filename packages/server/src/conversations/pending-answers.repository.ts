import type { BotTurn, Id, Locale, RichText, SiteKey } from "@helpbuoy/protocol";
import type { Selectable } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { PendingAnswersTable } from "../database/language-model-tables.ts";

/** An answer that a language model is writing (SPEC LM5). */
export type PendingAnswer = {
  siteKey: SiteKey;
  conversationId: Id;
  /** The visitor's message that is answered. */
  messageId: Id;
  locale: Locale;
  /** What the bot says where the model's answer does not come or does not hold. */
  reply: { body: RichText; turn: BotTurn };
  /** Tokens set aside for it, and the day they count for. */
  reserved: number;
  day: string;
  /** From then on nobody is writing any more. */
  dueAt: string;
};

export async function insertPendingAnswer(
  transaction: Transaction,
  pending: PendingAnswer,
): Promise<void> {
  await transaction
    .insertInto("pending_answers")
    .values({
      site_key: pending.siteKey,
      conversation_id: pending.conversationId,
      message_id: pending.messageId,
      locale: pending.locale,
      reply_json: JSON.stringify(pending.reply),
      reserved: pending.reserved,
      day: pending.day,
      due_at: pending.dueAt,
    })
    .execute();
}

export async function findPendingAnswer(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<PendingAnswer | undefined> {
  const row = await connection
    .selectFrom("pending_answers")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return row && toPendingAnswer(row);
}

export async function listPendingAnswersDue(
  connection: Connection,
  now: string,
): Promise<PendingAnswer[]> {
  const rows = await connection
    .selectFrom("pending_answers")
    .selectAll()
    .where("due_at", "<=", now)
    .limit(100)
    .execute();
  return rows.map(toPendingAnswer);
}

/** @returns whether it was pending still: whoever takes it away gives the answer, and nobody else */
export async function takePendingAnswer(
  transaction: Transaction,
  { siteKey, conversationId, messageId }: PendingAnswer,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("pending_answers")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whatever is being written for a conversation is not wanted any more. */
export async function dropPendingAnswer(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<void> {
  await transaction
    .deleteFrom("pending_answers")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

function toPendingAnswer(row: Selectable<PendingAnswersTable>): PendingAnswer {
  return {
    siteKey: row.site_key,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    locale: row.locale,
    reply: JSON.parse(row.reply_json) as PendingAnswer["reply"],
    reserved: row.reserved,
    day: row.day,
    dueAt: row.due_at,
  };
}
