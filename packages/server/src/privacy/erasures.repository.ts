import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** Who asked for it: the visitor, an agent for them, or the site's own term. */
export type ErasureReason = "visitor" | "agent" | "retention";

export async function insertErasure(
  transaction: Transaction,
  erasure: { id: Id; siteKey: SiteKey; reason: ErasureReason; conversations: number; at: string },
): Promise<void> {
  await transaction
    .insertInto("erasures")
    .values({
      id: erasure.id,
      site_key: erasure.siteKey,
      reason: erasure.reason,
      conversations: erasure.conversations,
      at: erasure.at,
      purged_at: null,
    })
    .execute();
}

/** Whether something was erased and may still be read in the raw file. */
export async function hasUnpurged(connection: Connection): Promise<boolean> {
  const row = await connection
    .selectFrom("erasures")
    .select("id")
    .where("purged_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those up to `until` are out of the raw file. */
export async function savePurged(
  connection: Connection,
  { until, at }: { until: string; at: string },
): Promise<void> {
  await connection
    .updateTable("erasures")
    .set({ purged_at: at })
    .where("purged_at", "is", null)
    .where("at", "<=", until)
    .execute();
}
