export type Database = {
  /** What was asked for. Rejects with whatever IndexedDB throws or answers, as the others do. */
  read<Answer>(ask: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer>;
  /** Resolves once all of it is written; what throws or is refused takes the rest back. */
  write(change: (store: IDBObjectStore) => void): Promise<void>;
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
 * A database with one store. WebKit's handles die, and then opening again helps once or never.
 */
export function openDatabase(name: string): Database {
  let connection: Promise<IDBDatabase> | undefined;
  let opens = 0;
  let isClosed = false;

  async function open(): Promise<IDBDatabase> {
    if (opens === MOST_OPENS && !isClosed) throw new Error("IndexedDB closes again and again");
    opens += 1;
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await settled(request);
    // Another tab (or the visitor, clearing this site) wants the database for itself.
    database.onversionchange = () => database.close();
    return database;
  }

  async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const database = await (isClosed ? open() : (connection ??= open()));
    const transaction = database.transaction(STORE, mode);
    // What comes after the end has a connection of its own, which goes with it.
    if (isClosed) database.close();
    return transaction;
  }

  return {
    async read(ask) {
      return settled(ask((await begin("readonly")).objectStore(STORE)));
    },
    async write(change) {
      const transaction = await begin("readwrite");
      try {
        change(transaction.objectStore(STORE));
      } catch (cause) {
        transaction.abort();
        throw cause;
      }
      // Waiting to be committed by itself, what is written while the page goes away would be undone.
      transaction.commit();
      await settled(transaction);
    },
    async replace(key, value) {
      const transaction = await begin("readwrite");
      const store = transaction.objectStore(STORE);
      const count = store.count(key);
      count.onsuccess = () => {
        if (count.result > 0) store.put(value, key);
        transaction.commit();
      };
      await settled(transaction);
      return count.result > 0;
    },
    reopen() {
      connection = undefined;
      return opens < MOST_OPENS;
    },
    close() {
      isClosed = true;
      connection?.then((database) => database.close()).catch(() => {});
    },
  };
}

/** The result of a request, or the end of a transaction. */
function settled<Answer>(asked: IDBRequest<Answer>): Promise<Answer>;
function settled(asked: IDBTransaction): Promise<unknown>;
function settled(asked: IDBRequest | IDBTransaction): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onDone = () => resolve((asked as IDBRequest).result);
    const onFailed = () => reject(asked.error);
    // Of one kind or the other: neither minds what it does not know.
    Object.assign(asked, {
      onsuccess: onDone,
      oncomplete: onDone,
      onerror: onFailed,
      onabort: onFailed,
    });
  });
}
