import type { Attributes, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

export type StoredVisitor = {
  id: string;
  expiresAt: string;
  /** null: anonymous. */
  contactId: string | null;
};

export async function insertVisitor(
  connection: Connection,
  siteKey: SiteKey,
  visitor: StoredVisitor & { tokenHash: string; createdAt: string },
): Promise<void> {
  await connection
    .insertInto("visitors")
    .values({
      site_key: siteKey,
      id: visitor.id,
      token_hash: visitor.tokenHash,
      contact_id: visitor.contactId,
      created_at: visitor.createdAt,
      expires_at: visitor.expiresAt,
    })
    .onConflict((conflict) => conflict.column("token_hash").doNothing())
    .execute();
}

export async function findVisitor(
  connection: Connection,
  siteKey: SiteKey,
  tokenHash: string,
): Promise<StoredVisitor | undefined> {
  return connection
    .selectFrom("visitors")
    .select(["id", "expires_at as expiresAt", "contact_id as contactId"])
    .where("site_key", "=", siteKey)
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
}

export async function isKnownVisitor(
  connection: Connection,
  siteKey: SiteKey,
  id: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom("visitors")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function extendVisitor(
  connection: Connection,
  siteKey: SiteKey,
  { id, expiresAt }: Pick<StoredVisitor, "id" | "expiresAt">,
): Promise<void> {
  await connection
    .updateTable("visitors")
    .set({ expires_at: expiresAt })
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}

/** Ends a visitor session: its token opens nothing any more. */
export async function deleteVisitor(
  connection: Connection,
  siteKey: SiteKey,
  id: string,
): Promise<void> {
  await connection
    .deleteFrom("visitors")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}

/** What the page says of an anonymous visitor; empty where it said nothing. */
export async function findClaims(
  connection: Connection,
  siteKey: SiteKey,
  id: string,
): Promise<Attributes> {
  const row = await connection
    .selectFrom("visitors")
    .select("claimed_json")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? (JSON.parse(row.claimed_json) as Attributes) : {};
}

export async function saveClaims(
  connection: Connection,
  siteKey: SiteKey,
  id: string,
  claimed: Attributes,
): Promise<void> {
  await connection
    .updateTable("visitors")
    .set({ claimed_json: JSON.stringify(claimed) })
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}
