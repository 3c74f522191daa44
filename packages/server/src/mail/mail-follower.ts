import type { SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { listVisibleEvents, readLogEnd } from "../events/event-log.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { listUnreadReplies, saveToldCursor } from "./mail-contacts.repository.ts";
import { findMailCursor, saveMailCursor } from "./mail-cursors.repository.ts";
import type { MailService } from "./mail.service.ts";

const BATCH = 100;
/** A reply that nobody has read for so long is sent after them (ms). */
const UNREAD = 180_000;

export type MailFollower = { follow(): Promise<void> };

/**
 * Reads the log of each site from where it last stopped and writes the letters that follow of it, in
 * the transaction that moves on: over any crash each event leads to its letter once.
 */
export function createMailFollower(
  { database, clock }: Deps,
  parts: { mail: MailService; conversations: ConversationsService; sites: SitesService },
): MailFollower {
  const { mail, conversations, sites } = parts;
  let hasLooked = false;

  async function followSite(siteKey: SiteKey): Promise<void> {
    const site = await sites.get(siteKey);
    let cursor = await findMailCursor(database, siteKey);
    if (cursor === undefined) {
      // Mail was turned on with this start: what is long past is not written about. A site that was
      // made since has no such past.
      cursor = hasLooked ? 0 : (await readLogEnd(database, siteKey)).cursor;
      const start = cursor;
      await inTransaction(database, (transaction) => saveMailCursor(transaction, siteKey, start));
    }
    for (;;) {
      const reader = { siteKey, visitorId: undefined, isAgent: true };
      const events = await listVisibleEvents(database, reader, cursor, BATCH);
      if (events.length === 0) return;
      for (const event of events) {
        await inTransaction(database, async (transaction) => {
          if (!(await saveMailCursor(transaction, siteKey, event.cursor))) return;
          const id = event.conversationId;
          if (id === null) return;
          const isResolved = event.type === "ticket.status_changed" && event.status === "resolved";
          if (event.type !== "ticket.created" && !isResolved) return;
          const snapshot = await conversations.find(transaction, siteKey, id);
          if (!snapshot) return;
          if (isResolved) await mail.tell(transaction, site, snapshot, "resolved");
          else {
            const email = await conversations.emailOf(transaction, siteKey, id);
            // One given since then is newer than the form's.
            const isGiven = (await mail.contactOf(transaction, siteKey, id)) !== undefined;
            if (email && !isGiven) await mail.setContact(transaction, site, snapshot, email);
          }
        });
        cursor = event.cursor;
      }
    }
  }

  async function tellOfReplies(siteKey: SiteKey): Promise<void> {
    const site = await sites.get(siteKey);
    const before = isoTime(clock.now() - UNREAD);
    for (const { conversationId, cursor } of await listUnreadReplies(database, siteKey, before)) {
      await inTransaction(database, async (transaction) => {
        if (!(await saveToldCursor(transaction, siteKey, conversationId, cursor))) return;
        const snapshot = await conversations.find(transaction, siteKey, conversationId);
        if (snapshot) await mail.tell(transaction, site, snapshot, "reply");
      });
    }
  }

  return {
    async follow() {
      if (!mail.isConfigured) return;
      for (const siteKey of await sites.keys()) {
        await followSite(siteKey);
        await tellOfReplies(siteKey);
      }
      hasLooked = true;
    },
  };
}
