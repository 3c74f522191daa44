import { openStorage } from "@helpbuoy/client";
import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, expect, test, vi } from "vitest";
import type { OutboxRecord } from "./outbox-record.ts";
import { createOutboxStore } from "./outbox-store.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const record = (id: string): OutboxRecord => ({
  version: 1,
  id,
  idempotencyKey: `key-of-${id}`,
  command: { type: "article.rate", articleId: 1, locale: "en", helped: true },
  createdAt: 0,
  attempts: 0,
  nextAttemptAt: 0,
  hasFile: false,
  files: [],
});

test("[OB6] [P8] [P33] what a dying disk takes along stays queued, under its key; what was sent does not", async () => {
  globalThis.indexedDB = new IDBFactory();
  const store = createOutboxStore(openStorage("a"));
  const [sent, waiting] = [record("01A"), record("01B")];
  await store.add([sent, waiting], new Map());
  expect(await store.all()).toEqual([sent, waiting]);
  await store.remove([sent]);
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("closing", "InvalidStateError");
  });
  expect(await store.all()).toEqual([waiting]);
  expect(await store.update({ ...waiting, attempts: 1 })).toBe(true);
  expect(await store.all()).toEqual([{ ...waiting, attempts: 1 }]);
  await store.remove([waiting]);
  expect(await store.all()).toEqual([]);
});
