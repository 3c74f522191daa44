import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** How far a site's log was read for letters; undefined before the first time. */
export async function findMailCursor(
  connection: Connection,
  siteKey: SiteKey,
): Promise<number | undefined> {
  const row = await connection
    .selectFrom("mail_cursors")
    .select("cursor")
    .where("site_key", "=", siteKey)
    .executeTakeFirst();
  return row?.cursor;
}

/** Moves on; false where another has come as far already. */
export async function saveMailCursor(
  transaction: Transaction,
  siteKey: SiteKey,
  cursor: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("mail_cursors")
    .values({ site_key: siteKey, cursor })
    .onConflict((conflict) =>
      conflict.column("site_key").doUpdateSet({ cursor }).where("mail_cursors.cursor", "<", cursor),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
