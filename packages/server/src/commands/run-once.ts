import { createHmac } from "node:crypto";
import type { ServerEvent } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { SignedInVisitor, VisitorsService } from "../visitors/visitors.service.ts";
import {
  claimKey,
  findKept,
  keepResponse,
  passKeysOn,
  type KeyOwner,
} from "./idempotency.repository.ts";

/** Keys go with a visitor who says who they are: what was answered is not done again. */
export const commandKeys = { passOn: passKeysOn };

/** What a command made happen, as it is answered and kept. Holds no secret: it is at rest. */
export type CommandOutcome = { events: ServerEvent[] };

/** Does a command once per key; see `createCommandRunner`. */
export type CommandRunner = (
  owner: KeyOwner | SignedInVisitor,
  key: string,
  command: unknown,
  work: (transaction: Transaction) => Promise<CommandOutcome>,
) => Promise<CommandOutcome>;

/**
 * The same key with the same command answers what it answered first (SPEC OB3). Key, answer and what
 * the command does are one transaction, so a crash leaves all of them or none. What is refused is not
 * kept: it did nothing.
 */
export function createCommandRunner(
  { database, clock, secret }: Deps,
  { visitors }: { visitors: VisitorsService },
): CommandRunner {
  // Under the server's secret: of a card number at rest even a plain hash would say too much.
  const hashOf = (command: unknown) =>
    createHmac("sha256", secret).update(JSON.stringify(command)).digest("base64url");

  return (owner, key, command, work) =>
    inTransaction(database, async (transaction) => {
      // Ended since it was let in, by who says who they are: sent again, it is the contact's.
      if ("sessionId" in owner) await visitors.mustBeOpen(transaction, owner);
      const commandHash = hashOf(command);
      const at = isoTime(clock.now());
      if (!(await claimKey(transaction, owner, key, { commandHash, at }))) {
        const kept = await findKept(transaction, owner, key);
        if (kept?.commandHash !== commandHash) throw new ProblemError("idempotency_key_reused");
        return JSON.parse(kept.responseJson) as CommandOutcome;
      }
      const outcome = await work(transaction);
      await keepResponse(transaction, owner, key, JSON.stringify(outcome));
      return outcome;
    });
}
