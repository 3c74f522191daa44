import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** What a link in a letter opens: one conversation, once. */
export type MailLink = { siteKey: SiteKey; conversationId: Id; email: string; expiresAt: string };

export async function insertMailLink(
  transaction: Transaction,
  tokenHash: string,
  link: MailLink,
): Promise<void> {
  await transaction
    .insertInto("mail_links")
    .values({
      token_hash: tokenHash,
      site_key: link.siteKey,
      conversation_id: link.conversationId,
      email: link.email,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function findMailLink(
  connection: Connection,
  tokenHash: string,
): Promise<MailLink | undefined> {
  return connection
    .selectFrom("mail_links")
    .select([
      "site_key as siteKey",
      "conversation_id as conversationId",
      "email",
      "expires_at as expiresAt",
    ])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
}

/** False where it is gone already. */
export async function spendMailLink(transaction: Transaction, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("mail_links")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteMailLinksBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("mail_links").where("expires_at", "<", before).execute();
}
