import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type StoredCode = {
  id: Id;
  siteKey: SiteKey;
  visitorId: string;
  taskSlug: string;
  /** A keyed hash of where it went. */
  addressPrint: string;
  createdAt: string;
};

/** Which code a visitor has at hand. */
type OwnCode = Pick<StoredCode, "id" | "siteKey" | "visitorId">;

export async function insertCode(transaction: Transaction, code: StoredCode): Promise<void> {
  await transaction
    .insertInto("task_codes")
    .values({
      id: code.id,
      site_key: code.siteKey,
      visitor_id: code.visitorId,
      task_slug: code.taskSlug,
      address_print: code.addressPrint,
      tries: 0,
      created_at: code.createdAt,
      proved_at: null,
      used_at: null,
    })
    .execute();
}

/** When codes were sent since then, for a visitor or to an address, the oldest first. */
export async function listSent(
  connection: Connection,
  { siteKey, visitorId, addressPrint }: Pick<StoredCode, "siteKey" | "visitorId" | "addressPrint">,
  since: string,
): Promise<{ isOfVisitor: boolean; isToAddress: boolean; createdAt: string }[]> {
  const rows = await connection
    .selectFrom("task_codes")
    .select(["visitor_id", "address_print", "created_at"])
    .where("site_key", "=", siteKey)
    .where("created_at", ">", since)
    .where(({ or, eb }) =>
      or([eb("visitor_id", "=", visitorId), eb("address_print", "=", addressPrint)]),
    )
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    isOfVisitor: row.visitor_id === visitorId,
    isToAddress: row.address_print === addressPrint,
    createdAt: row.created_at,
  }));
}

/** Counts a try; false where there is none left, or no such code that counts still. */
export async function countTry(
  transaction: Transaction,
  { id, siteKey, visitorId }: OwnCode,
  { most, since }: { most: number; since: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("task_codes")
    .set(({ eb }) => ({ tries: eb("tries", "+", 1) }))
    .where("id", "=", id)
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .where("tries", "<", most)
    .where("created_at", ">", since)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function saveProved(transaction: Transaction, id: Id, at: string): Promise<void> {
  await transaction.updateTable("task_codes").set({ proved_at: at }).where("id", "=", id).execute();
}

/** Uses a code up that was proven since then; false where it was not, or for something else. */
export async function spendCode(
  transaction: Transaction,
  { id, siteKey, visitorId, taskSlug, addressPrint }: Omit<StoredCode, "createdAt">,
  { at, since }: { at: string; since: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("task_codes")
    .set({ used_at: at })
    .where("id", "=", id)
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .where("task_slug", "=", taskSlug)
    .where("address_print", "=", addressPrint)
    .where("proved_at", ">", since)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What an anonymous session had is the contact's. */
export async function passCodesOn(
  transaction: Transaction,
  siteKey: SiteKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await transaction
    .updateTable("task_codes")
    .set({ visitor_id: to })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", from)
    .execute();
}

export async function listCodesOf(
  connection: Connection,
  siteKey: SiteKey,
  visitorId: string,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("task_codes")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns which they were */
export async function deleteCodesOf(
  transaction: Transaction,
  siteKey: SiteKey,
  visitorId: string,
): Promise<Id[]> {
  const gone = await transaction
    .deleteFrom("task_codes")
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .returning("id")
    .execute();
  return gone.map(({ id }) => id);
}

export async function deleteCodesBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("task_codes").where("created_at", "<", before).execute();
}
