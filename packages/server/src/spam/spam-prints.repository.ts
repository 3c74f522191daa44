import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** That a conversation came to people, and a keyed hash of what was written in it. */
export type SpamPrint = {
  siteKey: SiteKey;
  conversationId: Id;
  visitorId: string;
  /** null: too short to tell one from another. */
  print: string | null;
  at: string;
};

export async function saveSpamPrint(transaction: Transaction, row: SpamPrint): Promise<void> {
  const { siteKey, conversationId, visitorId, print, at } = row;
  await transaction
    .insertInto("spam_prints")
    .values({
      site_key: siteKey,
      conversation_id: conversationId,
      visitor_id: visitorId,
      print,
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "conversation_id"]).doUpdateSet({ print, at }),
    )
    .execute();
}

/** How many other conversations since then have the same text. */
export async function countAlike(
  transaction: Transaction,
  { siteKey, conversationId, print }: SpamPrint & { print: string },
  since: string,
): Promise<number> {
  const { count } = await prints(transaction, siteKey, since)
    .where("print", "=", print)
    .where("conversation_id", "!=", conversationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many other conversations this visitor brought to people since then. */
export async function countOfVisitor(
  transaction: Transaction,
  { siteKey, conversationId, visitorId }: SpamPrint,
  since: string,
): Promise<number> {
  const { count } = await prints(transaction, siteKey, since)
    .where("visitor_id", "=", visitorId)
    .where("conversation_id", "!=", conversationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function prints(transaction: Transaction, siteKey: SiteKey, since: string) {
  return transaction
    .selectFrom("spam_prints")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("site_key", "=", siteKey)
    .where("at", ">=", since);
}

export async function deleteSpamPrint(
  transaction: Transaction,
  { siteKey, conversationId }: Pick<SpamPrint, "siteKey" | "conversationId">,
): Promise<void> {
  await transaction
    .deleteFrom("spam_prints")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

export async function deleteSpamPrintsBefore(
  connection: Connection,
  before: string,
): Promise<void> {
  await connection.deleteFrom("spam_prints").where("at", "<", before).execute();
}
