import { after, type Clock, type CommandResult, type TalkBackend } from "@helpbuoy/client";
import type { Command, Id } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal } from "@preact/signals-core";
import { openChannel } from "../channel.ts";
import type { Environment } from "../environment.ts";
import { withLock } from "../locks.ts";
import type { IdSource } from "../new-id.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import { failedRecords, uploadedFile, type FileFacts, type OutboxRecord } from "./outbox-record.ts";
import { sendDue } from "./outbox-sender.ts";
import type { OutboxStore } from "./outbox-store.ts";

/** One command to be sent; those enqueued together are kept together or not at all. */
export type Outgoing = { command: Command; files: FileFacts[]; file?: Blob };

export type Outbox = {
  /** In the order they were made; another tab's too. */
  records: ReadonlySignal<readonly OutboxRecord[]>;
  /** What this tab is sending now, 0-1 of its bytes by record. */
  sending: ReadonlySignal<ReadonlyMap<Id, number>>;
  /**
   * Persists, then sends (SPEC OB1).
   * @returns false: the outbox is full, and nothing was taken
   */
  enqueue(outgoing: readonly Outgoing[]): boolean;
  /** When all that was enqueued so far is persisted, or held in memory where it cannot be. */
  persisted(): Promise<void>;
  /** Sends these again now, under the same keys: what is refused has not been done. */
  retry(chosen: readonly Id[]): void;
  /** Gives these up, with their files; what is being sent stays. */
  discard(chosen: readonly Id[]): void;
  file(fileId: Id): Promise<Blob | undefined>;
  /** Sends what is due. */
  flush(): void;
  /** When what an earlier page left behind is known. */
  restored: Promise<void>;
  destroy(): void;
};

const MOST_RECORDS = 200;
const MOST_BYTES = 50_000_000; // of files: more than a phone may keep for us, and hours on a bad line
const SETTLED = "settled";

export function createOutbox(parts: {
  store: OutboxStore;
  backend: Pick<TalkBackend, "send">;
  sessions: VisitorSessions;
  environment: Environment;
  /** Tells the server's time, which is what a message shows. */
  clock: Pick<Clock, "now">;
  /** Names the lock and the channel shared with other tabs. */
  scope: string;
  ids: IdSource;
  /** Takes in what a command answered, here or in another tab. */
  onSettled(record: OutboxRecord, result: CommandResult): Promise<void>;
}): Outbox {
  const { store, environment, clock, scope, ids, onSettled } = parts;
  const { withLock: inTurn = withLock } = environment;
  const records = signal<readonly OutboxRecord[]>([]);
  const sending = signal<ReadonlyMap<Id, number>>(new Map());
  const ending = new AbortController();
  const channel = openChannel(`${scope}/outbox`);
  let writing: Promise<void> = Promise.resolve();
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isWake = true;
  let cancelTimer = () => {};

  /** After all writes of this tab, so that what was just enqueued is among what is read. */
  async function reload(): Promise<void> {
    let seen: Promise<void>;
    let read: OutboxRecord[];
    do {
      seen = writing;
      await seen;
      read = await store.all();
    } while (seen !== writing);
    records.value = read;
    const newest = read[read.length - 1];
    if (newest) ids.startAfter(newest.id);
  }

  function write(act: () => Promise<void>): void {
    writing = writing.then(act);
    void afterWriting();
  }

  /** After a change that is on its way to the store. */
  async function afterWriting(): Promise<void> {
    await writing;
    channel.post("changed");
    flush();
  }

  function flush(): void {
    if (ending.signal.aborted) return;
    if (running) {
      isAskedAgain = true;
      return;
    }
    if (failedRecords(records.peek()).size === records.peek().length) return;
    cancelTimer();
    running = run().finally(() => {
      running = undefined;
      if (isAskedAgain) flush();
    });
  }

  async function run(): Promise<void> {
    isAskedAgain = false;
    await writing;
    const nextAt = await inTurn(`${scope}/outbox`, sendDueNow).catch(() => {
      // A mistake of ours: what waits stays where it is, and the page hears nothing of it.
      return environment.now() + 30_000;
    });
    sending.value = new Map();
    await reload();
    if (nextAt !== undefined && !ending.signal.aborted) {
      cancelTimer = after(Math.max(0, nextAt - environment.now()), flush);
    }
  }

  async function sendDueNow(): Promise<number | undefined> {
    const wasWake = isWake;
    isWake = false;
    return sendDue({
      ...parts,
      now: environment.now,
      random: environment.random,
      signal: ending.signal,
      isWake: wasWake,
      onProgress: (record, part) => (sending.value = new Map([[record.id, part]])),
      async onSettled(record, result) {
        await onSettled(record, result);
        channel.post({ type: SETTLED, record, result });
      },
      async onChange() {
        sending.value = new Map();
        await reload();
        channel.post("changed");
      },
    });
  }

  const stopListening = channel.listen((message) => {
    const { type, record, result } = Object(message) as {
      type?: unknown;
      record: OutboxRecord;
      result: CommandResult;
    };
    if (type === SETTLED) void onSettled(record, result);
    // Its tab may go before it has sent what it says it has.
    else void reload().then(flush);
  });
  const stopWaking = environment.connectivity.onWake(() => {
    isWake = true;
    flush();
  });

  function bytesHeld(): number {
    const uploads = records.peek().filter((record) => record.hasFile);
    return uploads.reduce((sum, { files }) => sum + (files[0]?.bytes ?? 0), 0);
  }

  return {
    records,
    sending,
    restored: reload().then(flush),
    enqueue(outgoing) {
      const bytes = outgoing.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
      if (records.peek().length + outgoing.length > MOST_RECORDS) return false;
      if (bytes > 0 && bytesHeld() + bytes > MOST_BYTES) return false;
      const files = new Map<Id, Blob>();
      const made = outgoing.map(({ command, file, files: facts }): OutboxRecord => {
        if (file && command.type === "file.upload") files.set(command.fileId, file);
        return {
          version: 1,
          id: ids.create(),
          idempotencyKey: ids.create(),
          command,
          createdAt: clock.now(),
          attempts: 0,
          nextAttemptAt: 0,
          hasFile: file !== undefined,
          files: facts,
        };
      });
      records.value = [...records.peek(), ...made];
      write(() => store.add(made, files));
      return true;
    },
    persisted: () => writing,
    retry(chosen) {
      const again = (record: OutboxRecord): OutboxRecord => {
        const { lastError: _, ...rest } = record;
        return { ...rest, attempts: 0, nextAttemptAt: 0 };
      };
      const changed = records
        .peek()
        .filter(({ id }) => chosen.includes(id))
        .map(again);
      records.value = records
        .peek()
        .map((record) => changed.find(({ id }) => id === record.id) ?? record);
      write(async () => {
        for (const record of changed) await store.update(record);
      });
    },
    discard(chosen) {
      const gone = records
        .peek()
        .filter(({ id }) => chosen.includes(id) && !sending.peek().has(id));
      records.value = records.peek().filter((record) => !gone.includes(record));
      write(() => store.remove(gone));
    },
    async file(fileId) {
      const isHeld = records.peek().some((record) => uploadedFile(record) === fileId);
      return isHeld ? store.file(fileId) : undefined;
    },
    flush,
    destroy() {
      ending.abort();
      cancelTimer();
      stopListening();
      stopWaking();
      channel.close();
    },
  };
}
