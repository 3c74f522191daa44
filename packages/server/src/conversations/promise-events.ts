import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Transaction } from "../database/database.ts";
import { findDeskRecord } from "./desk-records.repository.ts";
import { recordDeskEvents, type NewDeskEvent } from "./desk-log.ts";

export type PromiseEvent = Extract<NewDeskEvent, { type: `desk.promise_${string}` }>;

/** Records what is news of the promises; of two that look at once the second finds it told (SPEC SL4). */
export async function recordPromiseEvents(
  transaction: Transaction,
  siteKey: SiteKey,
  id: Id,
  { at, events }: { at: string; events: readonly PromiseEvent[] },
): Promise<void> {
  const { warned, breached } = await findDeskRecord(transaction, siteKey, id);
  const news = events.filter(({ type, promise }) => {
    const told = type === "desk.promise_warned" ? warned : breached;
    return !told.includes(promise);
  });
  await recordDeskEvents(transaction, siteKey, id, { at, events: news });
}
