import type { Id } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import {
  grantAccess,
  hasAccess,
  isOwner,
  listOpenOwned,
  listReaders,
  passAccessOn,
} from "./conversation-access.repository.ts";

/** Of so many open conversations agents are told anew who asks. */
const OPEN_OWNED = 100;

export type AccessService = ReturnType<typeof createAccessService>;

/** Who may read which conversation (SPEC EV7): those who began it, and those who looked it up. */
export function createAccessService({ database, clock }: Deps) {
  return {
    grant: (transaction: Transaction, { siteKey, visitorId }: Visitor, id: Id): Promise<void> =>
      grantAccess(transaction, siteKey, {
        conversationId: id,
        visitorId,
        at: isoTime(clock.now()),
      }),

    mayRead: (
      { siteKey, visitorId }: Visitor,
      id: Id,
      connection: Connection = database,
    ): Promise<boolean> => hasAccess(connection, siteKey, { conversationId: id, visitorId }),

    readers: (siteKey: string, id: Id, connection: Connection = database): Promise<string[]> =>
      listReaders(connection, siteKey, id),

    /** Whether this visitor is who began it. */
    isOwner: (connection: Connection, { siteKey, visitorId }: Visitor, id: Id): Promise<boolean> =>
      isOwner(connection, siteKey, { conversationId: id, visitorId }),

    /** What this visitor began and is not closed. */
    openOwned: (connection: Connection, { siteKey, visitorId }: Visitor): Promise<Id[]> =>
      listOpenOwned(connection, siteKey, visitorId, OPEN_OWNED),

    passOn: (
      transaction: Transaction,
      siteKey: string,
      who: { from: string; to: string },
    ): Promise<void> => passAccessOn(transaction, siteKey, who),
  };
}
