import { isOutOfReach, type KeyValueStorage } from "@helpbuoy/client";
import type { Id } from "@helpbuoy/protocol";
import { readOutboxRecord, uploadedFile, type OutboxRecord } from "./outbox-record.ts";

/** Where the outbox is kept: a persistence port, shared by all tabs. */
export type OutboxStore = {
  /** In the order they were made. */
  all(): Promise<OutboxRecord[]>;
  /** All or none of what belongs together. */
  add(records: readonly OutboxRecord[], files: ReadonlyMap<Id, Blob>): Promise<void>;
  /** Writes a record anew. False: it has been removed meanwhile, and stays so. */
  update(record: OutboxRecord): Promise<boolean>;
  /** Records with their files. */
  remove(records: readonly OutboxRecord[]): Promise<void>;
  file(fileId: Id): Promise<Blob | undefined>;
};

const RECORDS = "outbox/";
const recordKey = (id: Id) => `${RECORDS}${id}`;
const fileKey = (fileId: Id) => `outbox-file/${fileId}`;

export function createOutboxStore(storage: KeyValueStorage): OutboxStore {
  /** As last read, less what was removed since. */
  let seen: readonly OutboxRecord[] = [];
  let isRescued = false;

  async function read(): Promise<OutboxRecord[]> {
    const keys = (await storage.keys(RECORDS)).sort();
    const stored = await Promise.all(keys.map((key) => storage.get(key)));
    return stored.map(readOutboxRecord).filter((record) => record !== undefined);
  }

  /** What the disk holds is out of reach now, but not forgotten here; the key makes both one. */
  async function rescue(found: readonly OutboxRecord[]): Promise<void> {
    isRescued = true;
    const lost = seen.filter(({ id }) => !found.some((record) => record.id === id));
    await storage.set(lost.map((record): [string, unknown] => [recordKey(record.id), record]));
  }

  return {
    async all() {
      let found = await read();
      if (!isRescued && isOutOfReach(storage)) {
        await rescue(found);
        found = await read();
      }
      seen = found;
      return found;
    },
    async add(records, files) {
      await storage.set([
        ...[...files].map(([fileId, file]): [string, unknown] => [fileKey(fileId), file]),
        ...records.map((record): [string, unknown] => [recordKey(record.id), record]),
      ]);
    },
    update: (record) => storage.replace(recordKey(record.id), record),
    async remove(records) {
      seen = seen.filter(({ id }) => !records.some((record) => record.id === id));
      const keys = records.flatMap((record) => {
        const fileId = uploadedFile(record);
        return fileId === undefined
          ? [recordKey(record.id)]
          : [recordKey(record.id), fileKey(fileId)];
      });
      await storage.remove(keys);
    },
    async file(fileId) {
      const file = await storage.get(fileKey(fileId));
      return file instanceof Blob ? file : undefined;
    },
  };
}
