import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import type { Database } from "./database.ts";

/** Milliseconds between two looks. */
const EVERY = 1_000;

/**
 * Calls back when another process has written to the database file (an import from the command line):
 * SQLite counts that in `data_version`. Returns its undo.
 */
export function watchOtherWriters(
  database: Database,
  clock: Clock,
  onChange: () => void,
): () => void {
  let known: number | undefined;
  let undo = () => {};
  let isOver = false;
  async function look(): Promise<void> {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(database);
    const version = rows[0]?.data_version;
    if (known !== undefined && version !== known && !isOver) onChange();
    known = version;
  }
  const again = () => {
    if (isOver) return;
    // A look that fails is made again; requests tell on their own that the database is gone.
    undo = clock.after(EVERY, () => void look().then(again, again));
  };
  void look().then(again, again);
  return () => {
    isOver = true;
    undo();
  };
}
