import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** How long another process may hold the database before a query gives up. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens (or makes) the database file and brings its schema up to date.
 * @param path a file, or `:memory:`
 * @returns the database; `destroy()` closes it
 */
export async function openDatabase(path: string): Promise<Database> {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const sqlite = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT,
    enableForeignKeyConstraints: true,
  });
  await useWriteAheadLog(sqlite);
  // FULL: what was answered survives a power cut, not only a crash.
  sqlite.exec("pragma synchronous = full");
  const database: Database = new Kysely<Tables>({ dialect: new NodeSqliteDialect(sqlite) });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

// Changing the journal mode takes a lock that the busy timeout does not wait for.
async function useWriteAheadLog(sqlite: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      sqlite.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
