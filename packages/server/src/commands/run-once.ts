import type { ServerEvent } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { claimKey, findKept, keepResponse, type KeyOwner } from "./idempotency.repository.ts";

/** What a command made happen, as it is answered and kept. Holds no secret: it is at rest. */
export type CommandOutcome = { events: ServerEvent[] };

/** Does a command once per key; see `createCommandRunner`. */
export type CommandRunner = (
  owner: KeyOwner,
  key: string,
  command: unknown,
  work: (transaction: Transaction) => Promise<CommandOutcome>,
) => Promise<CommandOutcome>;

/**
 * The same key with the same command answers what it answered first (SPEC OB3). Key, answer and what
 * the command does are one transaction, so a crash leaves all of them or none. What is refused is not
 * kept: it did nothing.
 */
export function createCommandRunner({ database, clock }: Deps): CommandRunner {
  return (owner, key, command, work) =>
    inTransaction(database, async (transaction) => {
      const commandHash = sha256(JSON.stringify(command));
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
