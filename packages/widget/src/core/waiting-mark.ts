import type { Mark } from "@helpbuoy/client";
import { failedRecords, type OutboxRecord } from "./outbox/outbox-record.ts";
import type { ShownConversation } from "./widget.ts";

const PATIENCE = 30 * 24 * 3600_000; // ms after which nobody expects an answer any more

/** What the next page should wake for, without the visitor's asking. */
export function whatWaits(
  records: readonly OutboxRecord[],
  conversations: readonly ShownConversation[],
  now: number,
): ReturnType<Mark["read"]> {
  if (failedRecords(records).size < records.length) return "unsent";
  const isAwaited = conversations.some(({ snapshot, unread }) => {
    if (!snapshot) return false;
    const { handler, status, updatedAt } = snapshot.conversation;
    const isWithPeople = handler !== "bot" && status !== "resolved" && status !== "closed";
    return (isWithPeople || unread > 0) && now - Date.parse(updatedAt) < PATIENCE;
  });
  return isAwaited ? "awaiting" : undefined;
}
