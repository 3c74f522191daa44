import { createId, type CannedReply, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import {
  deleteCannedReply,
  listCannedReplies,
  saveCannedReply,
} from "./canned-replies.repository.ts";

type By = { siteKey: SiteKey; agent: Pick<Agent, "id" | "name"> };

export type CannedRepliesService = ReturnType<typeof createCannedRepliesService>;

/** Answers that are given often, kept for all agents of a site (SPEC CN1). */
export function createCannedRepliesService(
  { database, clock, random }: Deps,
  { audit }: { audit: AuditService },
) {
  return {
    list: (siteKey: SiteKey): Promise<CannedReply[]> => listCannedReplies(database, siteKey),

    /**
     * Keeps a new one, or changes the one with this id.
     * @throws ProblemError `not_found`
     */
    save: (
      by: By,
      reply: Omit<CannedReply, "id"> & { id?: Id | undefined },
    ): Promise<CannedReply> =>
      inTransaction(database, async (transaction) => {
        const { id = createId(clock.now(), random), title, markdown } = reply;
        if (reply.id !== undefined) {
          const known = await listCannedReplies(transaction, by.siteKey);
          if (!known.some((one) => one.id === id)) throw new ProblemError("not_found");
        }
        const saved = { id, title, markdown };
        await saveCannedReply(transaction, by.siteKey, saved);
        await audit.append(transaction, { ...by, act: "canned_reply.saved", subject: title });
        return saved;
      }),

    /** @throws ProblemError `not_found` */
    remove: (by: By, id: Id): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const isGone = await deleteCannedReply(transaction, by.siteKey, id);
        if (!isGone) throw new ProblemError("not_found");
        await audit.append(transaction, { ...by, act: "canned_reply.removed", subject: id });
      }),
  };
}
