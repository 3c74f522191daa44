import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Whose something is: see `Visitor`. */
export type Owner = { siteKey: SiteKey; visitorId: string };

/**
 * The conversations a visitor may read and that are not erased, oldest first.
 * @param options.isOwn those they began alone, without the tickets they looked up
 */
export async function listReadable(
  connection: Connection,
  { siteKey, visitorId }: Owner,
  { isOwn = false }: { isOwn?: boolean } = {},
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
    .where("conversations.erased_at", "is", null)
    .$if(isOwn, (query) => query.where("conversation_access.is_own", "=", 1))
    .orderBy("conversations.created_at")
    .orderBy("conversations.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Who began a conversation; undefined: nobody who is still known. */
export async function findOwner(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<string | undefined> {
  const row = await connection
    .selectFrom("conversation_access")
    .select("visitor_id")
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("is_own", "=", 1)
    .executeTakeFirst();
  return row?.visitor_id;
}

export type OwnRating = {
  articleId: number;
  locale: string;
  helped: boolean;
  reason: string | null;
  comment: string | null;
  query: string | null;
  ratedAt: string;
};

export async function listRatingsOf(
  connection: Connection,
  { siteKey, visitorId }: Owner,
): Promise<OwnRating[]> {
  const rows = await connection
    .selectFrom("article_ratings")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .orderBy("rated_at")
    .execute();
  return rows.map((row) => ({
    articleId: row.article_id,
    locale: row.locale,
    helped: row.helped === 1,
    reason: row.reason,
    comment: row.comment,
    query: row.query,
    ratedAt: row.rated_at,
  }));
}

/** Whether an article helped still counts; who said so, and in which words, is gone. */
export async function eraseRatings(
  transaction: Transaction,
  { siteKey, visitorId }: Owner,
  nobody: Id,
): Promise<void> {
  await transaction
    .updateTable("article_ratings")
    .set({ visitor_id: nobody, comment: null, query: null })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .execute();
}

/** Words of ratings given before then; the counts stay. */
export async function eraseRatingWordsBefore(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
): Promise<void> {
  await connection
    .updateTable("article_ratings")
    .set({ comment: null, query: null })
    .where("site_key", "=", siteKey)
    .where("rated_at", "<", before)
    .execute();
}

/** Questions nobody answered and nobody asked since. */
export async function deleteSearchMissesBefore(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
): Promise<void> {
  await connection
    .deleteFrom("search_misses")
    .where("site_key", "=", siteKey)
    .where("last_at", "<", before)
    .execute();
}

/** Who was not identified since then, and of whom no conversation is left to read; ended sessions too. */
export async function deleteQuietVisitors(
  connection: Connection,
  siteKey: SiteKey,
  { before, now }: { before: string; now: string },
): Promise<void> {
  await connection
    .deleteFrom("visitors")
    .where("site_key", "=", siteKey)
    .where("expires_at", "<", now)
    .where("created_at", "<", before)
    .execute();
  await connection
    .deleteFrom("contacts")
    .where("site_key", "=", siteKey)
    .where("verified_at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("visitors")
            .select("visitors.id")
            .whereRef("visitors.site_key", "=", "contacts.site_key")
            .whereRef("visitors.contact_id", "=", "contacts.id"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conversation_access")
            .innerJoin("conversations", (join) =>
              join
                .onRef("conversations.site_key", "=", "conversation_access.site_key")
                .onRef("conversations.id", "=", "conversation_access.conversation_id"),
            )
            .select("conversations.id")
            .whereRef("conversation_access.site_key", "=", "contacts.site_key")
            .whereRef("conversation_access.visitor_id", "=", "contacts.id")
            .where("conversations.erased_at", "is", null),
        ),
      ),
    )
    .execute();
}

/** Letters of a site that went out, or were given up, before then. */
export async function deleteLettersOfSiteBefore(
  connection: Connection,
  siteKey: SiteKey,
  before: string,
): Promise<void> {
  await connection
    .deleteFrom("letters")
    .where("site_key", "=", siteKey)
    .where("next_at", "is", null)
    .where("created_at", "<", before)
    .execute();
}

/** Kept answers, sessions and the contact: after it nobody is who this was. */
export async function deleteVisitorRecords(
  transaction: Transaction,
  { siteKey, visitorId }: Owner,
): Promise<void> {
  await transaction
    .deleteFrom("idempotency_keys")
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    // The command at hand has its key, and no answer yet.
    .where("response_json", "!=", "")
    .execute();
  await transaction
    .deleteFrom("visitors")
    .where("site_key", "=", siteKey)
    .where(({ or, eb }) => or([eb("id", "=", visitorId), eb("contact_id", "=", visitorId)]))
    .execute();
  await transaction
    .deleteFrom("contacts")
    .where("site_key", "=", siteKey)
    .where("id", "=", visitorId)
    .execute();
}

export async function findContactId(
  connection: Connection,
  siteKey: SiteKey,
  subject: string,
): Promise<Id | undefined> {
  const row = await connection
    .selectFrom("contacts")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.id;
}
