import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Notes how long someone waited for a person. */
export async function insertQueueWait(
  transaction: Transaction,
  siteKey: SiteKey,
  wait: { conversationId: Id; queuedAt: string; takenAt: string },
): Promise<void> {
  await transaction
    .insertInto("queue_waits")
    .values({
      site_key: siteKey,
      conversation_id: wait.conversationId,
      queued_at: wait.queuedAt,
      taken_at: wait.takenAt,
    })
    // Given back and taken again within one millisecond: one wait is enough.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The most recent waits, in milliseconds. */
export async function listQueueWaits(
  connection: Connection,
  siteKey: SiteKey,
  { after, limit }: { after: string; limit: number },
): Promise<number[]> {
  const rows = await connection
    .selectFrom("queue_waits")
    .select(["queued_at", "taken_at"])
    .where("site_key", "=", siteKey)
    .where("taken_at", ">", after)
    .orderBy("taken_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ queued_at, taken_at }) => Date.parse(taken_at) - Date.parse(queued_at));
}
