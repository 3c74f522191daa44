import {
  asBackendError,
  BackendError,
  retryDelay,
  type TalkBackend,
  type CommandResult,
} from "@helpbuoy/client";
import type { Id } from "@helpbuoy/protocol";
import type { VisitorSessions } from "../visitor-session.ts";
import { failedRecords, laneOf, uploadedFile, type OutboxRecord } from "./outbox-record.ts";
import type { OutboxStore } from "./outbox-store.ts";

export type Sending = {
  store: OutboxStore;
  backend: Pick<TalkBackend, "send">;
  sessions: Pick<VisitorSessions, "token" | "refuse" | "isHeld" | "changes">;
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0-1. */
  random(): number;
  signal: AbortSignal;
  /** What waited for a network need not wait longer: there is one again. */
  isWake: boolean;
  onProgress(record: OutboxRecord, part: number): void;
  /** Takes in what the command answered; the record goes once this has resolved. */
  onSettled(record: OutboxRecord, result: CommandResult): Promise<void>;
  /** The store has changed. */
  onChange(): Promise<void>;
};

/** Whoever waits longer than this waits for a clock that has been set back. */
const LONGEST_WAIT = 3_600_000; // ms

/**
 * Sends what is due, conversation by conversation in order (SPEC OB2, OB4); to be run under the
 * outbox's lock.
 * @returns when there is something to send again, in milliseconds since the epoch
 */
export async function sendDue(sending: Sending): Promise<number | undefined> {
  const { store, signal, sessions } = sending;
  const resting = new Map<Id, number>();
  const tried = new Set<Id>();
  while (!signal.aborted && !sessions.isHeld()) {
    // Read anew each time: another tab may have added, retried or discarded.
    const record = nextDue(await store.all(), sending, resting, tried);
    if (!record) break;
    tried.add(record.id);
    const error = await send(record, sending);
    // Until someone is identified everything waits as it is.
    if (error?.kind === "aborted" || sessions.isHeld(error)) break;
    if (error) await keepFailed(record, error, sending);
    else await store.remove([record]);
    await sending.onChange();
    if (error?.kind === "offline") {
      // The others would fare no better.
      const { nextAttemptAt } = (await store.all()).find(({ id }) => id === record.id) ?? record;
      return nextAttemptAt;
    }
    if (error?.kind === "unauthorized" && record.attempts === 0) tried.delete(record.id);
  }
  return resting.size > 0 ? Math.min(...resting.values()) : undefined;
}

function nextDue(
  records: readonly OutboxRecord[],
  { now, isWake }: Sending,
  resting: Map<Id, number>,
  tried: ReadonlySet<Id>,
): OutboxRecord | undefined {
  resting.clear();
  const failed = failedRecords(records);
  for (const record of records) {
    const lane = laneOf(record);
    if (resting.has(lane) || failed.has(record)) continue;
    const wasCut = record.lastError?.kind === "offline" || record.lastError?.kind === "timeout";
    const wait = record.nextAttemptAt - now();
    const isDue = wait <= 0 || wait > LONGEST_WAIT || (isWake && wasCut);
    if (isDue && !tried.has(record.id)) return record;
    resting.set(lane, record.nextAttemptAt);
  }
  return undefined;
}

/** The error it ended in, or undefined once it is settled. */
async function send(record: OutboxRecord, sending: Sending): Promise<BackendError | undefined> {
  const { store, backend, sessions, signal } = sending;
  const { command, idempotencyKey } = record;
  let token: string | undefined;
  try {
    const fileId = uploadedFile(record);
    const file = fileId === undefined ? undefined : await store.file(fileId);
    // The browser has cleared it away: nothing to send, and the visitor has to know.
    if (fileId !== undefined && !file) return new BackendError("rejected");
    const asked = sessions.changes.peek();
    token = await sessions.token();
    // Someone else is identified meanwhile, and has nothing to do with what was read before.
    if (sessions.changes.peek() !== asked) return new BackendError("aborted");
    sending.onProgress(record, 0);
    const result = await backend.send(command, {
      token,
      idempotencyKey,
      signal,
      ...(file && { file, onProgress: (part: number) => sending.onProgress(record, part) }),
    });
    await sending.onSettled(record, result);
    return undefined;
  } catch (cause) {
    const error = asBackendError(cause);
    if (error.kind === "unauthorized") await sessions.refuse(token);
    return error;
  }
}

async function keepFailed(
  record: OutboxRecord,
  error: BackendError,
  { store, now, random }: Sending,
): Promise<void> {
  const attempts = record.attempts + 1;
  const isFirstRefusal = error.kind === "unauthorized" && attempts === 1;
  const wanted = isFirstRefusal ? 0 : (retryDelay(attempts, error, random) ?? 0);
  const delay = Math.min(wanted, LONGEST_WAIT);
  const { code: problem, issues = [] } = error.problem ?? {};
  // Of all that can be wrong with an answer, this alone is no fault of what was typed.
  const code = issues.find((issue) => issue.code === "already_asked")?.code ?? problem;
  const lastError = { kind: error.kind, ...(code && { code }) };
  await store.update({ ...record, attempts, nextAttemptAt: now() + delay, lastError });
}
