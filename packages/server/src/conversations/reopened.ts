import { nextOpening, type Conversation } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { NewConversationEvent } from "./conversation-log.ts";

const HOUR = 3_600_000;

/** What a visitor's word does to the status (SPEC CV5): nothing, or it opens what waited or was solved. */
export function reopened(
  conversation: Conversation,
  site: StoredSite,
  now: number,
): NewConversationEvent[] {
  const { id, status, handler } = conversation;
  if (status !== "pending" && status !== "on_hold" && status !== "resolved") return [];
  return [
    {
      type: "ticket.status_changed",
      conversationId: id,
      status: "open",
      promisedAt: handler === "bot" ? null : promisedAt(site, now),
    },
  ];
}

/** When an answer is promised: so many hours from when someone is next there (SPEC HR4). */
export function promisedAt({ hours, replyWithinHours }: StoredSite, now: number): string {
  const begun = (hours && nextOpening(hours, now)) ?? now;
  return isoTime(begun + replyWithinHours * HOUR);
}
