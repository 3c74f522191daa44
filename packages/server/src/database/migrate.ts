import { Migrator, type Migration } from "kysely/migration";
import type { Database } from "./database.ts";
import { initialTables } from "./migrations/0001-initial-tables.ts";
import { peopleAtWork } from "./migrations/0002-people-at-work.ts";

/** In order; one that has been released is never changed. */
const migrations: Record<string, Migration> = {
  "0001-initial-tables": initialTables,
  "0002-people-at-work": peopleAtWork,
};

/** Brings the schema up to date: all of it or nothing, and of two starts at once only one does it. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
