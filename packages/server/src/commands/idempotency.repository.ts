import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** A key belongs to one visitor session. */
export type KeyOwner = { siteKey: SiteKey; visitorId: string };

export type KeptCommand = { commandHash: string; responseJson: string };

/**
 * Takes a key for a command. On a database with many writers a second one waits here until the first
 * has committed, and then finds its answer: two at once do it once (SPEC OB3).
 * @returns false when the key is taken
 */
export async function claimKey(
  transaction: Transaction,
  { siteKey, visitorId }: KeyOwner,
  key: string,
  { commandHash, at }: { commandHash: string; at: string },
): Promise<boolean> {
  const result = await transaction
    .insertInto("idempotency_keys")
    .values({
      site_key: siteKey,
      visitor_id: visitorId,
      key,
      command_hash: commandHash,
      response_json: "",
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(["site_key", "visitor_id", "key"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function keepResponse(
  transaction: Transaction,
  { siteKey, visitorId }: KeyOwner,
  key: string,
  responseJson: string,
): Promise<void> {
  await transaction
    .updateTable("idempotency_keys")
    .set({ response_json: responseJson })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .where("key", "=", key)
    .execute();
}

export async function findKept(
  connection: Connection,
  { siteKey, visitorId }: KeyOwner,
  key: string,
): Promise<KeptCommand | undefined> {
  return connection
    .selectFrom("idempotency_keys")
    .select(["command_hash as commandHash", "response_json as responseJson"])
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", visitorId)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** What one visitor's keys were answered another's are from now on. */
export async function passKeysOn(
  transaction: Transaction,
  siteKey: SiteKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await transaction
    .updateTable("idempotency_keys")
    .set({ visitor_id: to })
    .where("site_key", "=", siteKey)
    .where("visitor_id", "=", from)
    .where("key", "not in", (query) =>
      query
        .selectFrom("idempotency_keys as theirs")
        .select("theirs.key")
        .where("theirs.site_key", "=", siteKey)
        .where("theirs.visitor_id", "=", to),
    )
    .execute();
}

export async function deleteKeysBefore(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom("idempotency_keys").where("created_at", "<", before).execute();
}
