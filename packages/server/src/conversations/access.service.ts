import type { Id } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { grantAccess, hasAccess, listReaders } from "./conversation-access.repository.ts";

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
  };
}
