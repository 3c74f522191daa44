import { DatabaseSync } from "node:sqlite";

/** How long another process may hold the database before a query gives up. */
const BUSY_TIMEOUT = 5_000;

/**
 * When a write counts as done: `full`, when it lies on the disk, so that what was answered survives a
 * power cut; `normal`, when the system has it, so that it survives a crash of the server alone.
 */
export type Synchronous = "full" | "normal";

/**
 * Opens (or makes) a database file as the server needs it, and leaves its schema as it is.
 * @param path a file, or `:memory:`
 */
export async function openSqlite(
  path: string,
  synchronous: Synchronous = "full",
): Promise<DatabaseSync> {
  const sqlite = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT,
    enableForeignKeyConstraints: true,
  });
  try {
    await useWriteAheadLog(sqlite);
    sqlite.exec(`pragma synchronous = ${synchronous}`);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === 5;
}

// Changing the journal mode takes a lock that the busy timeout does not wait for.
async function useWriteAheadLog(sqlite: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      sqlite.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      if (attempt === 50 || !isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
