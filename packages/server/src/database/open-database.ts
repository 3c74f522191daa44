import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openSqlite, type Synchronous } from "./open-sqlite.ts";
import type { Tables } from "./tables.ts";

/**
 * Opens (or makes) the database file and brings its schema up to date.
 * @param path a file, or `:memory:`
 * @returns the database; `destroy()` closes it
 */
export async function openDatabase(path: string, synchronous?: Synchronous): Promise<Database> {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = await openAsItIs(path, synchronous);
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

/** Opens the database file with the schema it has: for whoever only looks. */
export async function openAsItIs(path: string, synchronous?: Synchronous): Promise<Database> {
  return new Kysely<Tables>({
    dialect: new NodeSqliteDialect(await openSqlite(path, synchronous)),
  });
}
