import { sql } from "kysely";
import type { Database } from "./database.ts";

/**
 * Writes the database file anew, so that nothing that was deleted is left in it or in its write-ahead
 * log. `secure_delete` alone does not do: when SQLite moves rows between pages, copies stay behind in
 * what is then free (seen in every second run of a trial). Holds up writes for about a second per
 * 100 MB, so it runs once for many erasures.
 */
export async function purgeFreed(database: Database): Promise<void> {
  await sql`vacuum`.execute(database);
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
}
