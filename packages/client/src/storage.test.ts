import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStorage, type StorageProblem } from "./storage.ts";

const realIndexedDb = globalThis.indexedDB;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.useRealTimers();
  globalThis.indexedDB = realIndexedDb;
});

/** IndexedDB that fails as it is told, and counts how often it is opened. */
function breakIndexedDb(faults: { open?: () => IDBOpenDBRequest; transaction?: () => void }) {
  const real = new IDBFactory();
  const opened = { times: 0 };
  globalThis.indexedDB = {
    open(name: string) {
      opened.times += 1;
      if (faults.open) return faults.open();
      const request = real.open(name);
      request.addEventListener("success", () => {
        const database = request.result;
        const begin = database.transaction.bind(database);
        database.transaction = (...args: Parameters<typeof begin>) => {
          faults.transaction?.();
          return begin(...args);
        };
      });
      return request;
    },
  } as unknown as IDBFactory;
  return opened;
}

const failing = (name: string) => () => {
  throw new DOMException("no", name);
};

const never = () => ({}) as IDBOpenDBRequest;

function rejecting(): IDBOpenDBRequest {
  const request = { error: new DOMException("no", "UnknownError") } as unknown as IDBOpenDBRequest;
  queueMicrotask(() => request.onerror?.(new Event("error")));
  return request;
}

describe("storage", () => {
  test("[P11] what is written after the end is kept, and no connection stays open", async () => {
    const storage = openStorage("a");
    await storage.set([["before", 1]]);
    storage.close();
    expect(await storage.set([["after", 2]])).toBe(true);
    expect(await Promise.all(["before", "after"].map((key) => storage.get(key)))).toEqual([1, 2]);
    // An open connection would block this.
    const gone = indexedDB.deleteDatabase("a");
    const outcome = await new Promise((resolve) => {
      gone.onsuccess = () => resolve("gone");
      gone.onblocked = () => resolve("blocked");
    });
    expect(outcome).toBe("gone");
  });

  test("[PR2] cleared once it is shut, nothing of what was being written is left", async () => {
    let isShut = false;
    const storage = openStorage("a", undefined, () => isShut);
    await storage.set([["before", 1]]);
    const late = storage.set([["under way", 2]]);
    isShut = true;
    const cleared = storage.clear();
    await storage.set([["after", 3]]);
    await Promise.all([late, cleared]);
    expect(await openStorage("a").keys("")).toEqual([]);
    expect(await storage.keys("")).toEqual(["after"]);
  });

  test("keeps what was set, typed arrays and Blobs as they are, for the next page", async () => {
    const first = openStorage("a");
    const bytes = new Uint8Array([1, 2, 3]);
    const file = new Blob(["hello"]);
    expect(
      await first.set([
        ["bytes", bytes],
        ["file", file],
      ]),
    ).toBe(true);
    const second = openStorage("a");
    expect(await second.get("bytes")).toEqual(bytes);
    expect(await ((await second.get("file")) as Blob).text()).toBe("hello");
    expect((await second.keys("")).sort()).toEqual(["bytes", "file"]);
    await second.remove(["bytes"]);
    expect(await openStorage("a").get("bytes")).toBeUndefined();
    expect(second.problem()).toBeUndefined();
  });

  test("replaces only what is there, on disk and in memory", async () => {
    const storage = openStorage("a");
    expect(await storage.replace("key", 1)).toBe(false);
    expect(await storage.get("key")).toBeUndefined();
    await storage.set([["key", 1]]);
    expect(await storage.replace("key", 2)).toBe(true);
    expect(await openStorage("a").get("key")).toBe(2);
    breakIndexedDb({ open: failing("SecurityError") });
    const denied = openStorage("a");
    expect(await denied.replace("key", 1)).toBe(false);
    await denied.set([["key", 1]]);
    expect(await denied.replace("key", 2)).toBe(true);
    expect(await denied.get("key")).toBe(2);
  });

  test("of another site or backend is another", async () => {
    await openStorage("a").set([["key", 1]]);
    expect(await openStorage("b").get("key")).toBeUndefined();
  });

  test.each<[string, () => IDBOpenDBRequest, StorageProblem]>([
    ["throws at once, as in a sandboxed frame", failing("SecurityError"), "storage_blocked"],
    ["rejects every opening", rejecting, "storage_blocked"],
  ])("[P8] that %s goes to memory with a reason", async (_, open, problem) => {
    const opened = breakIndexedDb({ open });
    const problems: StorageProblem[] = [];
    const storage = openStorage("a", (found) => problems.push(found));
    expect(await storage.set([["key", "value"]])).toBe(false);
    expect(await storage.get("key")).toBe("value");
    expect(await storage.keys("k")).toEqual(["key"]);
    await storage.remove(["key"]);
    expect(await storage.get("key")).toBeUndefined();
    expect(problems).toEqual([problem]);
    expect(opened.times).toBeLessThanOrEqual(2);
  });

  test("[P8] that is not there at all goes to memory", async () => {
    globalThis.indexedDB = undefined as unknown as IDBFactory;
    const storage = openStorage("a");
    await storage.set([["key", "value"]]);
    expect(await storage.get("key")).toBe("value");
    expect(storage.problem()).toBe("storage_blocked");
  });

  test("[P8] that hangs goes to memory after a second, and is never asked again", async () => {
    vi.useFakeTimers();
    const opened = breakIndexedDb({ open: never });
    const storage = openStorage("a");
    const written = storage.set([["key", "value"]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await written).toBe(false);
    expect(await storage.get("key")).toBe("value");
    expect(storage.problem()).toBe("storage_hangs");
    expect(opened.times).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[P8] whose handle has died is opened once more, then given up", async () => {
    const faults: { transaction?: () => void } = {};
    const opened = breakIndexedDb(faults);
    const storage = openStorage("a");
    expect(await storage.set([["before", 1]])).toBe(true);
    let deaths = 0;
    faults.transaction = () => {
      deaths += 1;
      if (deaths === 1) throw new DOMException("closing", "InvalidStateError");
    };
    expect(await storage.get("before")).toBe(1);
    expect(storage.problem()).toBeUndefined();
    faults.transaction = failing("InvalidStateError");
    expect(await storage.set([["after", 2]])).toBe(false);
    expect(await storage.get("after")).toBe(2);
    expect(storage.problem()).toBe("storage_lost");
    expect(opened.times).toBe(2);
  });

  test("[P8] that is full holds what is too big in memory, and keeps the rest", async () => {
    const faults: { transaction?: () => void } = {};
    breakIndexedDb(faults);
    const storage = openStorage("a");
    await storage.set([["small", 1]]);
    faults.transaction = failing("QuotaExceededError");
    expect(await storage.set([["big", "x".repeat(1000)]])).toBe(false);
    delete faults.transaction;
    expect(storage.problem()).toBe("storage_full");
    expect(await storage.get("big")).toHaveLength(1000);
    expect(await storage.get("small")).toBe(1);
    expect(await storage.set([["big", "short"]])).toBe(true);
    expect(await openStorage("a").get("big")).toBe("short");
  });

  test("[P8] that is full replaces in memory what it has no room for", async () => {
    const faults: { transaction?: () => void } = {};
    breakIndexedDb(faults);
    const storage = openStorage("a");
    await storage.set([["key", 1]]);
    faults.transaction = failing("QuotaExceededError");
    expect(await storage.replace("key", 2)).toBe(true);
    expect(await storage.get("key")).toBe(2);
  });

  test("[PR1] while it is shut nothing is opened, read or written; what was set meanwhile is there", async () => {
    const opened = breakIndexedDb({});
    let isShut = true;
    const storage = openStorage("a", undefined, () => isShut);
    expect(await storage.set([["key", 1]])).toBe(false);
    expect(await storage.get("key")).toBe(1);
    expect(await storage.keys("")).toEqual(["key"]);
    await storage.remove(["other"]);
    expect(opened.times).toBe(0);
    expect(storage.problem()).toBeUndefined();
    isShut = false;
    expect(await storage.set([["key", 2]])).toBe(true);
    expect(await storage.get("key")).toBe(2);
  });

  test("a value that cannot be cloned stays in memory, and harms nothing else", async () => {
    const storage = openStorage("a");
    expect(await storage.set([["callback", () => {}]])).toBe(false);
    expect(await storage.set([["value", 1]])).toBe(true);
  });

  test("[P8] whatever fails and when: never reads another value, opens twice at most, never loops", async () => {
    const names = ["InvalidStateError", "UnknownError", "QuotaExceededError", "AbortError"];
    const step = fc.record({
      key: fc.constantFrom("a", "b", "c"),
      value: fc.integer(),
      fault: fc.option(fc.constantFrom(...names)),
      act: fc.constantFrom("set", "remove"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const faults: { transaction?: () => void } = {};
        const opened = breakIndexedDb(faults);
        const storage = openStorage("a");
        const expected = new Map<string, number>();
        let transactions = 0;
        for (const { key, value, fault, act } of steps) {
          if (act === "set") {
            faults.transaction = () => {
              transactions += 1;
              if (fault) failing(fault)();
            };
            await storage.set([[key, value]]);
            expected.set(key, value);
          }
          delete faults.transaction;
          if (act === "remove" && storage.problem() === undefined) {
            await storage.remove([key]);
            expected.delete(key);
          }
          for (const [name, wanted] of expected) {
            const read = await storage.get(name);
            // What stood on a disk that has died is out of reach, but never something else.
            if (storage.problem() === undefined || read !== undefined) expect(read).toBe(wanted);
          }
          if (act === "set") expect(await storage.get(key)).toBe(value);
        }
        expect(opened.times).toBeLessThanOrEqual(2);
        expect(transactions).toBeLessThanOrEqual(2 * steps.length);
      }),
      { numRuns: 60 },
    );
  });
});
