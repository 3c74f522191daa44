import { promisifyRequest, type UseStore } from "idb-keyval";

export type Database = {
  /** For idb-keyval's functions. Rejects or throws whatever IndexedDB does. */
  use: UseStore;
  /** Forgets the connection, so that the next use opens a new one. False: it may not open again. */
  reopen(): boolean;
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

  return {
    async use(mode, act) {
      connection ??= open();
      const database = await connection;
      return act(database.transaction(STORE, mode).objectStore(STORE));
    },
    reopen() {
      connection = undefined;
      return opens < MOST_OPENS;
    },
  };
}
