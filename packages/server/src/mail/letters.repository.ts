import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type LetterKind =
  | "verify"
  | "receipt"
  | "reply"
  | "resolved"
  | "transcript"
  | "invitation"
  | "password_reset"
  | "code";

export type Letter = {
  id: Id;
  /** null: of no site, as a way back in for an agent. */
  siteKey: SiteKey | null;
  /** The one it tells of, or the code it brings; null: of none. */
  conversationId: Id | null;
  kind: LetterKind;
  email: string;
  subject: string;
  text: string;
  html: string;
};
export type DueLetter = Letter & { attempts: number };

/** Puts a letter on its way; it goes out once the transaction has. */
export async function insertLetter(
  transaction: Transaction,
  letter: Letter,
  at: string,
): Promise<void> {
  await transaction
    .insertInto("letters")
    .values({
      id: letter.id,
      site_key: letter.siteKey,
      conversation_id: letter.conversationId,
      kind: letter.kind,
      email: letter.email,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      created_at: at,
      attempts: 0,
      next_at: at,
      sent_at: null,
      last_error: null,
    })
    .execute();
}

/** How many letters were written to an address, or for a site, since then. */
export async function countLetters(
  connection: Connection,
  about: { emails: readonly string[]; kind?: LetterKind } | { siteKey: SiteKey },
  since: string,
): Promise<number> {
  const query = connection
    .selectFrom("letters")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("created_at", ">", since);
  const ofThose =
    "emails" in about
      ? query
          .where("email", "in", about.emails)
          .$if(about.kind !== undefined, (to) => to.where("kind", "=", about.kind ?? ""))
      : query.where("site_key", "=", about.siteKey);
  const { count } = await ofThose.executeTakeFirstOrThrow();
  return Number(count);
}

export async function listDueLetters(
  connection: Connection,
  now: string,
  limit: number,
): Promise<DueLetter[]> {
  const rows = await connection
    .selectFrom("letters")
    .selectAll()
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    siteKey: row.site_key,
    conversationId: row.conversation_id,
    kind: row.kind as LetterKind,
    email: row.email,
    subject: row.subject,
    text: row.text,
    html: row.html,
    attempts: row.attempts,
  }));
}

/**
 * Takes a letter in hand until then; false where another has. One that is dropped on the way (the
 * process ended) is due again.
 */
export async function claimLetter(
  connection: Connection,
  { id, attempts }: Pick<DueLetter, "id" | "attempts">,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable("letters")
    .set({ attempts: attempts + 1, next_at: until })
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @param nextAt null: it is tried no more, and its words are forgotten with the links in them */
export async function saveLetter(
  connection: Connection,
  id: Id,
  outcome: { nextAt: string | null; sentAt: string | null; error: string | null },
): Promise<void> {
  await connection
    .updateTable("letters")
    .set({
      next_at: outcome.nextAt,
      sent_at: outcome.sentAt,
      last_error: outcome.error,
      ...(outcome.nextAt === null && { text: "", html: "" }),
    })
    .where("id", "=", id)
    .execute();
}

/** Of a site: how many wait, how many were given up, and why the last one failed. */
export async function readMailState(
  connection: Connection,
  siteKey: SiteKey,
): Promise<{ waiting: number; givenUp: number; lastError: string | null }> {
  const ofSite = () => connection.selectFrom("letters").where("site_key", "=", siteKey);
  const waiting = await ofSite()
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("next_at", "is not", null)
    .executeTakeFirstOrThrow();
  const givenUp = await ofSite()
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("next_at", "is", null)
    .where("sent_at", "is", null)
    .executeTakeFirstOrThrow();
  const failed = await ofSite()
    .select("last_error")
    .where("last_error", "is not", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    waiting: Number(waiting.count),
    givenUp: Number(givenUp.count),
    lastError: failed?.last_error ?? null,
  };
}

/** Letters that have gone are kept for the limits alone. */
export async function deleteLettersBefore(connection: Connection, before: string): Promise<void> {
  await connection
    .deleteFrom("letters")
    .where("created_at", "<", before)
    .where("next_at", "is", null)
    .execute();
}
