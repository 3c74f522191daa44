import type { Kysely, Transaction as KyselyTransaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** Inside `inTransaction`: every query of it must go through this, never through the database itself. */
export type Transaction = KyselyTransaction<Tables>;

/** What a repository reads through: the database, or the transaction at hand. */
export type Connection = Database | Transaction;

/**
 * Does all of `work` or nothing. On SQLite one transaction runs at a time, and a query on `database`
 * waits for it: `work` must not await one, nor the network.
 */
export function inTransaction<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(work);
}
