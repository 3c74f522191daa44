import { applyDeskEvent, type DeskEvent, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Transaction } from "../database/database.ts";
import { insertEvent, takeCursor, type NewEvent } from "../events/event-log.repository.ts";
import { findDeskRecord, saveDeskRecord } from "./desk-records.repository.ts";

export type NewDeskEvent = Extract<NewEvent, { type: `desk.${string}` }>;

/**
 * Appends what agents alone are told to the log, and writes the record it leads to, in the
 * transaction given (SPEC HO7).
 */
export async function recordDeskEvents(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
  { at, events: wanted }: { at: string; events: readonly NewDeskEvent[] },
): Promise<DeskEvent[]> {
  if (wanted.length === 0) return [];
  let record = await findDeskRecord(transaction, siteKey, conversationId);
  const events: DeskEvent[] = [];
  for (const one of wanted) {
    const event: DeskEvent = { ...one, cursor: await takeCursor(transaction, siteKey), at };
    await insertEvent(transaction, siteKey, event);
    record = applyDeskEvent(record, event);
    events.push(event);
  }
  await saveDeskRecord(transaction, siteKey, record);
  return events;
}
