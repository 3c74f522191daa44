import type { ConfirmConversation, ConversationEvent, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import { listResolvedBefore } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { reopened } from "./reopened.ts";

/** What is taken for solved is closed when nothing happened in it for so long (ms). */
const QUIET = 7 * 86_400_000;
/** So many are closed in one round. */
const AT_ONCE = 200;

export type ConfirmationService = ReturnType<typeof createConfirmationService>;

/** What becomes of a conversation that an agent took for solved. */
export function createConfirmationService(
  { database, clock }: Deps,
  { conversations }: { conversations: ConversationsService },
) {
  return {
    /**
     * Does a `conversation.confirm` (SPEC CF1, CF2).
     * @throws ProblemError `conversation_closed`, `transition_not_allowed`, `not_found`
     */
    async confirm(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      { conversationId, solved }: ConfirmConversation,
    ): Promise<ConversationEvent[]> {
      const snapshot = await conversations.findOwn(transaction, visitor, conversationId);
      if (!snapshot) throw new ProblemError("not_found");
      const { conversation } = snapshot;
      // Confirmed twice, or after it was closed by itself: it is what they ask for.
      if (conversation.status === "closed" && solved) return [];
      if (conversation.status === "closed") throw new ProblemError("conversation_closed");
      if (conversation.status !== "resolved") throw new ProblemError("transition_not_allowed");
      const now = clock.now();
      const events = solved ? [closed(conversationId)] : reopened(conversation, site, now);
      const at = isoTime(now);
      return (await recordEvents(transaction, site.key, snapshot, { at, events })).events;
    },

    /** Closes what was resolved and then left alone for seven days (SPEC CF3). */
    async closeQuiet(siteKey: SiteKey): Promise<void> {
      const before = isoTime(clock.now() - QUIET);
      const at = isoTime(clock.now());
      for (const id of await listResolvedBefore(database, siteKey, before, AT_ONCE)) {
        const isClosed = await inTransaction(database, async (transaction) => {
          const snapshot = await conversations.find(transaction, siteKey, id);
          const isQuiet =
            snapshot?.conversation.status === "resolved" &&
            snapshot.conversation.updatedAt <= before;
          if (isQuiet) {
            await recordEvents(transaction, siteKey, snapshot, { at, events: [closed(id)] });
          }
          return isQuiet;
        });
        if (isClosed) await conversations.announce(siteKey, id);
      }
    },
  };
}

function closed(conversationId: string): NewConversationEvent {
  return { type: "ticket.status_changed", conversationId, status: "closed", promisedAt: null };
}
