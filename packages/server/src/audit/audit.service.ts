import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import { listAudit, type AuditEntry } from "./audit.repository.ts";

/** At most so many at a time. */
const LISTED = 200;

export type AuditService = ReturnType<typeof createAuditService>;

/** Who did what on a site. It is written in the transaction of each act. */
export function createAuditService({ database }: Deps) {
  return {
    list: (
      siteKey: SiteKey,
      { before, limit }: { before?: Id | undefined; limit: number },
    ): Promise<AuditEntry[]> =>
      listAudit(database, siteKey, { before, limit: Math.min(limit, LISTED) }),
  };
}
