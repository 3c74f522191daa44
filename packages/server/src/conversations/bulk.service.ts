import type { ConversationStatus, Id, Priority, ProblemCode } from "@helpbuoy/protocol";
import type { CommandOutcome } from "../commands/run-once.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { DeskPlace } from "./desk-act.ts";
import type { DeskService } from "./desk.service.ts";
import type { TransferService } from "./transfer.service.ts";

/** What can be done to many conversations at once. */
export type BulkAct =
  | { type: "status"; status: ConversationStatus }
  | { type: "claim" }
  | { type: "assign"; agentId: Id }
  | { type: "priority"; priority: Priority }
  | { type: "tags"; tags: string[] }
  | { type: "spam" };

/** For each conversation what stood in its way; null: done. */
export type BulkOutcome = { id: Id; problem: ProblemCode | null }[];

export type BulkService = ReturnType<typeof createBulkService>;

/** The same act on many conversations: each on its own, so that one refused stops no other. */
export function createBulkService({
  desk,
  transfer,
}: {
  desk: DeskService;
  transfer: TransferService;
}) {
  function perform(place: DeskPlace, act: BulkAct): Promise<CommandOutcome> {
    switch (act.type) {
      case "status":
        return desk.setStatus(place, act.status);
      case "claim":
        return desk.claim(place, {});
      case "assign":
        return transfer.assign(place, act);
      case "priority":
        return desk.setPriority(place, act.priority);
      case "tags":
        return desk.setTags(place, act.tags);
      case "spam":
        return transfer.markSpam(place);
      default:
        return act satisfies never;
    }
  }

  return {
    /** Repeated with the same key, each conversation answers what it answered first. */
    async perform(
      { key, ...place }: Omit<DeskPlace, "id">,
      ids: readonly Id[],
      act: BulkAct,
    ): Promise<BulkOutcome> {
      const outcome: BulkOutcome = [];
      for (const id of new Set(ids)) {
        try {
          await perform({ ...place, id, key: `${key}/${id}` }, act);
          outcome.push({ id, problem: null });
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          outcome.push({ id, problem: error.code });
        }
      }
      return outcome;
    },
  };
}
