import { openDatabase } from "./database.ts";
import { after } from "./timers.ts";

/** Why something is kept in memory only. */
export type StorageProblem =
  /** The page or the browser denies IndexedDB. */
  | "storage_blocked"
  /** It did not answer within a second. */
  | "storage_hangs"
  /** There is no room for what was to be written; smaller things may still be kept. */
  | "storage_full"
  /** It worked, and then no more. */
  | "storage_lost";

/** A port of eight methods; nothing here ever rejects. */
export type KeyValueStorage = {
  get(key: string): Promise<unknown>;
  keys(prefix: string): Promise<string[]>;
  /**
   * All entries or none.
   * @returns false: held in memory until the page goes, see `problem`
   */
  set(entries: [key: string, value: unknown][]): Promise<boolean>;
  /** Sets what is there already, in one step. False: there is nothing under the key (any more). */
  replace(key: string, value: unknown): Promise<boolean>;
  remove(keys: string[]): Promise<void>;
  /** Removes everything, what is being written now too, from the disk even while it is shut. */
  clear(): Promise<void>;
  problem(): StorageProblem | undefined;
  /** Once nothing more is to be kept on this page. */
  close(): void;
};

const HANG = 1_000; // ms
const HANG_WITH_FILES = 15_000; // ms: writing 50 MB to a slow phone's disk is no hang

/**
 * Keeps things in IndexedDB, and in memory where that fails (promise P8): one retry on a new
 * connection for a handle that died, then the page does without and never tries again.
 * @param name scopes all keys, e.g. by site and backend
 * @param onProblem called when `problem` changes to one
 * @param isShut while it is true nothing is read or written but by `clear`, and all stays in memory
 * (SPEC PR1)
 */
export function openStorage(
  name: string,
  onProblem: (problem: StorageProblem) => void = () => {},
  isShut?: () => boolean,
): KeyValueStorage {
  const memory = new Map<string, unknown>();
  const database = openDatabase(name);
  let problem: StorageProblem | undefined;
  let isGivenUp = false;
  let hasWorked = false;

  function note(found: StorageProblem): void {
    if (problem === found) return;
    problem = found;
    onProblem(found);
  }

  /** The act's answer, or undefined when the disk has none; `full` where this one value is refused. */
  async function attempt<Answer>(
    act: () => Promise<Answer>,
    limit = HANG,
    isStopped = isShut,
  ): Promise<{ answer: Answer } | "full" | undefined> {
    for (;;) {
      if (isGivenUp || isStopped?.()) return undefined;
      try {
        const answer = await withinTime(act(), limit);
        hasWorked = true;
        return { answer };
      } catch (cause) {
        const { name: reason } = Object(cause) as Error;
        if (reason === "QuotaExceededError" || reason === "DataCloneError") {
          note("storage_full");
          return "full";
        }
        if (cause !== HUNG && database.reopen()) continue;
        isGivenUp = true;
        note(cause === HUNG ? "storage_hangs" : hasWorked ? "storage_lost" : "storage_blocked");
      }
    }
  }

  return {
    problem: () => problem,
    close: database.close,
    async get(key) {
      if (memory.has(key)) return memory.get(key);
      const found = await attempt(() => database.read<unknown>((store) => store.get(key)));
      return typeof found === "object" ? found.answer : memory.get(key);
    },
    async keys(prefix) {
      const found = await attempt(() => database.read((store) => store.getAllKeys()));
      const onDisk = typeof found === "object" ? (found.answer as string[]) : [];
      return [...new Set([...onDisk, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
    async set(entries) {
      const hasFiles = entries.some(([, value]) => value instanceof Blob);
      const limit = hasFiles ? HANG_WITH_FILES : HANG;
      const put = (store: IDBObjectStore) => {
        for (const [key, value] of entries) store.put(value, key);
      };
      const written = await attempt(() => database.write(put), limit);
      for (const [key, value] of entries) {
        if (typeof written === "object") memory.delete(key);
        else memory.set(key, value);
      }
      return typeof written === "object";
    },
    async replace(key, value) {
      const isHeld = memory.has(key);
      if (isHeld) memory.set(key, value);
      const replaced = await attempt(() => database.replace(key, value));
      // There is something, or nothing would have been written that has no room.
      if (replaced === "full") memory.set(key, value);
      return replaced === "full" || isHeld || (typeof replaced === "object" && replaced.answer);
    },
    async remove(gone) {
      for (const key of gone) memory.delete(key);
      await attempt(() => database.write((store) => gone.forEach((key) => store.delete(key))));
    },
    async clear() {
      memory.clear();
      // Behind whatever is under way: transactions that write come in turn.
      await attempt(
        () => database.write((store) => store.clear()),
        HANG,
        () => false,
      );
    },
  };
}

const HUNG = Symbol("hung");

function withinTime<Answer>(act: Promise<Answer>, limit: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // In two halves: on a page that blocks for seconds the first timer comes late, and an answer
    // that has been waiting behind it gets its turn before the second.
    let cancel = after(limit / 2, () => {
      cancel = after(limit / 2, () => reject(HUNG));
    });
    act.then(resolve, reject).finally(() => cancel());
  });
}
