import type { Id, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import { recordEvents } from "./conversation-log.ts";
import { listAssigned } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";

export type HandBackService = ReturnType<typeof createHandBackService>;

/** What becomes of the conversations of one who works here no more (SPEC HO9). */
export function createHandBackService(
  { clock }: Deps,
  { conversations, routing }: { conversations: ConversationsService; routing: RoutingService },
) {
  return {
    /** All that an agent has and is not closed waits again; their ids, for `tell` after the commit. */
    async release(transaction: Transaction, siteKey: SiteKey, agentId: Id): Promise<Id[]> {
      const at = isoTime(clock.now());
      const ids = await listAssigned(transaction, siteKey, agentId);
      for (const conversationId of ids) {
        const snapshot = await conversations.find(transaction, siteKey, conversationId);
        await recordEvents(transaction, siteKey, snapshot, {
          at,
          events: [
            {
              type: "conversation.handler_changed",
              conversationId,
              handler: "queue",
              assignee: null,
              queuedAt: at,
            },
          ],
        });
      }
      return ids;
    },

    /** Wakes the streams, and brings what waits to those at work. */
    async tell(siteKey: SiteKey, ids: readonly Id[]): Promise<void> {
      for (const id of ids) await conversations.announce(siteKey, id);
      if (ids.length > 0) await routing.assignWaiting(siteKey);
    },
  };
}
