import { promisifyRequest, type UseStore } from "idb-keyval";

export type Database = {
  /** For idb-keyval's functions. Rejects or throws whatever IndexedDB does. */
  use: UseStore;
  /** Puts a value where there is one already, in one step. False: there is none. */
  replace(key: string, value: unknown): Promise<boolean>;
  /** Forgets the connection, so that the next use opens a new one. False: it may not open again. */
  reopen(): boolean;
  /** After what is under way; an open connection would hold on to all that has ever used it. */
  close(): void;
};

const STORE = "entries";
const MOST_OPENS = 2;

/**
 * A database with one store. idb-keyval's own `createStore` would keep a dead connection for ever,
 * and open as often as it is asked; WebKit's handles die, and then opening again helps once or never.
 */
export function openDatabase(name: string): Database {
  let connection: Promise<IDBDatabase> | undefined;
  let opens = 0;

  async function open(): Promise<IDBDatabase> {
    if (opens === MOST_OPENS) throw new Error("IndexedDB closes again and again");
    opens += 1;
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await promisifyRequest(request);
    // Another tab (or the visitor, clearing this site) wants the database for itself.
    database.onversionchange = () => database.close();
    return database;
  }

  async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    connection ??= open();
    return (await connection).transaction(STORE, mode);
  }

  return {
    async use(mode, act) {
      const transaction = await begin(mode);
      const done = act(transaction.objectStore(STORE));
      // Waiting to be committed by itself, what is written while the page goes away would be undone.
      if (mode === "readwrite") transaction.commit();
      return done;
    },
    async replace(key, value) {
      const transaction = await begin("readwrite");
      const store = transaction.objectStore(STORE);
      const count = store.count(key);
      count.onsuccess = () => {
        if (count.result > 0) store.put(value, key);
        transaction.commit();
      };
      await promisifyRequest(transaction);
      return count.result > 0;
    },
    reopen() {
      connection = undefined;
      return opens < MOST_OPENS;
    },
    close() {
      connection?.then((database) => database.close()).catch(() => {});
    },
  };
}
