import type { Id, Locale, SiteKey } from "@helpbuoy/protocol";
import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";

/*
 * What a conversation leaves outside its own log, table by table, in one place: a new table with a word
 * of a visitor in it belongs here too, and in what `erased-traces.test.ts` leaves.
 */

export type Place = { siteKey: SiteKey; conversationId: Id };

/** Whom letters about a conversation may have gone to. */
export async function listAddresses(
  connection: Connection,
  { siteKey, conversationId }: Place,
): Promise<string[]> {
  const rows = await connection
    .selectFrom("mail_contacts")
    .select("email")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .unionAll(
      connection
        .selectFrom("letters")
        .select("email")
        .where("site_key", "=", siteKey)
        .where("conversation_id", "=", conversationId),
    )
    .unionAll(
      connection
        .selectFrom("mail_links")
        .select("email")
        .where("site_key", "=", siteKey)
        .where("conversation_id", "=", conversationId),
    )
    .execute();
  return [...new Set(rows.map(({ email }) => email))];
}

/** Letters stay for the limits alone: without words, and to nobody one could name. */
export async function eraseMail(
  transaction: Transaction,
  { siteKey, conversationId }: Place,
  anonymous: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [email, mark] of anonymous) {
    await transaction
      .updateTable("letters")
      .set({ email: mark, subject: "", text: "", html: "", next_at: null })
      .where("site_key", "=", siteKey)
      .where("conversation_id", "=", conversationId)
      .where("email", "=", email)
      .execute();
  }
  for (const table of ["mail_contacts", "mail_links"] as const) {
    await transaction
      .deleteFrom(table)
      .where("site_key", "=", siteKey)
      .where("conversation_id", "=", conversationId)
      .execute();
  }
}

/** Answers that are kept for a repeated command, and what other programs are told, name their conversation by its id. */
export async function eraseAnswers(
  transaction: Transaction,
  { siteKey, conversationId }: Place,
): Promise<void> {
  await transaction
    .updateTable("idempotency_keys")
    .set({ response_json: JSON.stringify({ events: [] }) })
    .where("site_key", "=", siteKey)
    .where("response_json", "like", `%${conversationId}%`)
    .execute();
  await transaction
    .deleteFrom("webhook_deliveries")
    .where("body", "like", `%${conversationId}%`)
    .execute();
}

export async function deleteSealedFields(
  transaction: Transaction,
  { siteKey, conversationId }: Place,
): Promise<void> {
  await transaction
    .deleteFrom("sealed_fields")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

/** Takes one off a question nobody answered; the last one takes the question away. */
export async function uncountSearchMiss(
  transaction: Transaction,
  siteKey: SiteKey,
  query: string,
): Promise<void> {
  const ofIt = transaction
    .deleteFrom("search_misses")
    .where("site_key", "=", siteKey)
    .where("query", "=", query);
  await ofIt.where("count", "<=", 1).execute();
  await transaction
    .updateTable("search_misses")
    .set({ count: sql<number>`count - 1` })
    .where("site_key", "=", siteKey)
    .where("query", "=", query)
    .where("count", ">", 1)
    .execute();
}

/**
 * What an agent confirmed was somebody's words; what an import brought is the site's own.
 * @returns the locales in which it was confirmed
 */
export async function deleteQuestionConfirmedHere(
  transaction: Transaction,
  siteKey: SiteKey,
  text: string,
): Promise<Locale[]> {
  const gone = await transaction
    .deleteFrom("confirmed_questions")
    .where("site_key", "=", siteKey)
    .where("text", "=", text)
    .where("origin", "=", "agent")
    .returning("locale")
    .execute();
  return gone.map(({ locale }) => locale);
}

/** After 30 days every open page has heard that it is gone: who could read it is nobody's concern. */
export async function deleteAccessOfErased(connection: Connection, before: string): Promise<void> {
  await connection
    .deleteFrom("conversation_access")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("conversations")
          .select("conversations.id")
          .whereRef("conversations.site_key", "=", "conversation_access.site_key")
          .whereRef("conversations.id", "=", "conversation_access.conversation_id")
          .where("conversations.erased_at", "<", before),
      ),
    )
    .execute();
}
