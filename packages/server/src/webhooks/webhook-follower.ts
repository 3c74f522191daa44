import type { ServerEvent, SiteKey } from "@helpbuoy/protocol";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { listVisibleEvents, readLogEnd } from "../events/event-log.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { findWebhookCursor, saveWebhookCursor } from "./webhooks.repository.ts";
import type { WebhooksService } from "./webhooks.service.ts";

const BATCH = 100;

export type WebhookFollower = { follow(): Promise<void> };

/**
 * Reads the log of each site from where it last stopped and makes deliveries of what others are to be
 * told, in the transaction that moves on: over any crash each event is told of once (SPEC WH1).
 */
export function createWebhookFollower(
  { database }: Deps,
  parts: { webhooks: WebhooksService; conversations: ConversationsService; sites: SitesService },
): WebhookFollower {
  const { webhooks, conversations, sites } = parts;

  async function tell(transaction: Transaction, siteKey: SiteKey, event: ServerEvent) {
    const type = toldAs(event);
    if (!type || event.conversationId === null) return;
    const { conversationId } = event;
    const snapshot = await conversations.find(transaction, siteKey, conversationId);
    if (!snapshot) return;
    const { number, status, categorySlug, queuedAt, promisedAt } = snapshot.conversation;
    // Nothing a visitor wrote goes along: who is told may look it up at the desk.
    const data = {
      conversationId,
      number,
      status,
      categorySlug,
      queuedAt,
      promisedAt,
      ...(event.type === "desk.promise_breached" && { promise: event.promise }),
    };
    const eventId = `${siteKey}_${event.cursor}`;
    await webhooks.emit(transaction, siteKey, type, data, { eventId });
  }

  async function followSite(siteKey: SiteKey): Promise<void> {
    for (;;) {
      const read = await inTransaction(database, async (transaction) => {
        const cursor = await findWebhookCursor(transaction, siteKey);
        if (cursor === undefined) {
          // What is long past when this begins is told to nobody.
          const end = await readLogEnd(transaction, siteKey);
          await saveWebhookCursor(transaction, siteKey, end.cursor);
          return 0;
        }
        const reader = { siteKey, visitorId: undefined, isAgent: true };
        const events = await listVisibleEvents(transaction, reader, cursor, BATCH);
        for (const event of events) await tell(transaction, siteKey, event);
        const last = events.at(-1);
        if (last) await saveWebhookCursor(transaction, siteKey, last.cursor);
        return events.length;
      });
      if (read < BATCH) return;
    }
  }

  return {
    async follow() {
      for (const siteKey of await sites.keys()) await followSite(siteKey);
    },
  };
}

function toldAs(event: ServerEvent) {
  if (event.type === "desk.promise_breached") return "promise.breached";
  const waits =
    event.type === "handoff.requested" ||
    (event.type === "ticket.created" && event.conversation.handler === "queue") ||
    (event.type === "conversation.handler_changed" && event.handler === "queue");
  return waits ? "conversation.waiting" : undefined;
}
