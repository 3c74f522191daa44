import { createId, type Id, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { appendAudit, listAudit, type AuditEntry } from "./audit.repository.ts";

/** At most so many at a time. */
const LISTED = 200;

export type AuditService = ReturnType<typeof createAuditService>;

/** Who did what on a site. It is written in the transaction of each act. */
export function createAuditService({ database, clock, random }: Deps) {
  return {
    /** Notes an act in the transaction that does it. */
    append: (
      transaction: Transaction,
      entry: Omit<AuditEntry, "id" | "at" | "detail"> & { detail?: object },
    ): Promise<void> =>
      appendAudit(transaction, {
        detail: {},
        ...entry,
        id: createId(clock.now(), random),
        at: isoTime(clock.now()),
      }),

    list: (
      siteKey: SiteKey,
      { before, limit }: { before?: Id | undefined; limit: number },
    ): Promise<AuditEntry[]> =>
      listAudit(database, siteKey, { before, limit: Math.min(limit, LISTED) }),
  };
}
