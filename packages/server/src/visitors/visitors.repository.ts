import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

export type StoredVisitor = { id: string; expiresAt: string };

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
    .select(["id", "expires_at as expiresAt"])
    .where("site_key", "=", siteKey)
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
}

export async function extendVisitor(
  connection: Connection,
  siteKey: SiteKey,
  { id, expiresAt }: StoredVisitor,
): Promise<void> {
  await connection
    .updateTable("visitors")
    .set({ expires_at: expiresAt })
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}
