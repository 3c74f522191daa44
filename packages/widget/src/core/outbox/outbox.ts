import { after, type TalkBackend, type CommandResult } from "@helpbuoy/client";
import type { Command, Id } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import { hasFailed, uploadedFile, type FileFacts, type OutboxRecord } from "./outbox-record.ts";
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
  /** Sends these again now; what was refused goes as a new try. */
  retry(ids: readonly Id[]): void;
  /** Gives these up, with their files; what is being sent stays. */
  discard(ids: readonly Id[]): void;
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
  /** Names the lock and the channel shared with other tabs. */
  scope: string;
  /** Rises with each call. */
  createId(): Id;
  /** Takes in what a command answered, here or in another tab. */
  onSettled(record: OutboxRecord, result: CommandResult): Promise<void>;
}): Outbox {
  const { store, environment, scope, createId, onSettled } = parts;
  const records = signal<readonly OutboxRecord[]>([]);
  const sending = signal<ReadonlyMap<Id, number>>(new Map());
  const ending = new AbortController();
  const channel = environment.openChannel(`${scope}/outbox`);
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
    if (!records.peek().some((record) => !hasFailed(record))) return;
    cancelTimer();
    running = run().finally(() => {
      running = undefined;
      if (isAskedAgain) flush();
    });
  }

  async function run(): Promise<void> {
    isAskedAgain = false;
    await writing;
    const nextAt = await environment.withLock(`${scope}/outbox`, sendDueNow);
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
    else void reload();
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
          id: createId(),
          idempotencyKey: createId(),
          command,
          createdAt: environment.now(),
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
    retry(ids) {
      const again = (record: OutboxRecord): OutboxRecord => {
        const { lastError: _, ...rest } = record;
        // The server remembers what it answered to the old key, and would refuse again.
        const idempotencyKey = hasFailed(record) ? createId() : record.idempotencyKey;
        return { ...rest, idempotencyKey, attempts: 0, nextAttemptAt: 0 };
      };
      const changed = records
        .peek()
        .filter(({ id }) => ids.includes(id))
        .map(again);
      records.value = records
        .peek()
        .map((record) => changed.find(({ id }) => id === record.id) ?? record);
      write(async () => {
        for (const record of changed) await store.update(record);
      });
    },
    discard(ids) {
      const gone = records.peek().filter(({ id }) => ids.includes(id) && !sending.peek().has(id));
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
