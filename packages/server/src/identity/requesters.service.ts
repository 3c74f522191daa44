import { isDeepStrictEqual } from "node:util";
import type { DeskRecord, Id, Requester } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { AccessService } from "../conversations/access.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { recordDeskEvents, type NewDeskEvent } from "../conversations/desk-log.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor, VisitorsService } from "../visitors/visitors.service.ts";
import { findContact } from "./contacts.repository.ts";
import { raisedPriority } from "./raised-priority.ts";

export type RequestersService = ReturnType<typeof createRequestersService>;

/** Tells agents who asks (SPEC ID5, ID7, ID8). */
export function createRequestersService(
  { clock }: Deps,
  {
    visitors,
    access,
    conversations,
  }: { visitors: VisitorsService; access: AccessService; conversations: ConversationsService },
) {
  /** null: anonymous, and nothing is said of them. */
  async function requesterOf(connection: Connection, visitor: Visitor): Promise<Requester | null> {
    const contact = await findContact(connection, visitor.siteKey, visitor.visitorId);
    if (contact) {
      const { subject, name, email, attributes, claimed } = contact;
      return { contactId: subject, name, email, isVerified: true, attributes, claimed };
    }
    const claimed = await visitors.claims(connection, visitor);
    if (Object.keys(claimed).length === 0) return null;
    return {
      contactId: null,
      name: null,
      email: null,
      isVerified: false,
      attributes: {},
      claimed,
    };
  }

  async function tell(
    transaction: Transaction,
    site: StoredSite,
    visitor: Visitor,
    conversationId: Id,
    { isAsking }: { isAsking: boolean },
  ): Promise<void> {
    // Who looked up another's ticket is not who asks there.
    if (!(await access.isOwner(transaction, visitor, conversationId))) return;
    const requester = await requesterOf(transaction, visitor);
    if (!requester) return;
    const record = await conversations.record(transaction, site.key, conversationId);
    const events: NewDeskEvent[] = [];
    if (!isDeepStrictEqual(requester, record.requester)) {
      events.push({ type: "desk.requester_changed", conversationId, requester });
    }
    // Else an agent who set it otherwise would be overruled at the visitor's next page.
    if (isAsking || isOtherwiseVerified(requester, record)) {
      const priority = raisedPriority(record.priority, requester, site.priorityRules);
      if (priority) events.push({ type: "desk.priority_changed", conversationId, priority });
    }
    const at = isoTime(clock.now());
    await recordDeskEvents(transaction, site.key, conversationId, { at, events });
  }

  return {
    /** At handoff and when a ticket is filed, after all else that is told then. */
    tellOfOne: (
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      conversationId: Id,
    ): Promise<void> => tell(transaction, site, visitor, conversationId, { isAsking: true }),

    /** Of all that a visitor began and is not closed, once something else is known of them. */
    async tellOfAll(transaction: Transaction, site: StoredSite, visitor: Visitor): Promise<void> {
      for (const id of await access.openOwned(transaction, visitor)) {
        await tell(transaction, site, visitor, id, { isAsking: false });
      }
    },
  };
}

function isOtherwiseVerified(requester: Requester, { requester: known }: DeskRecord): boolean {
  if (!requester.isVerified) return false;
  return (
    known?.contactId !== requester.contactId ||
    !isDeepStrictEqual(known.attributes, requester.attributes)
  );
}
