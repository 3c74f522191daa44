import { Migrator, type Migration } from "kysely/migration";
import type { Database } from "./database.ts";
import { initialTables } from "./migrations/0001-initial-tables.ts";
import { peopleAtWork } from "./migrations/0002-people-at-work.ts";
import { identityAndCare } from "./migrations/0003-identity-and-care.ts";
import { rightAnswers } from "./migrations/0004-right-answers.ts";
import { selfService } from "./migrations/0005-self-service.ts";

/** In order; one that has been released is never changed. */
const migrations: Record<string, Migration> = {
  "0001-initial-tables": initialTables,
  "0002-people-at-work": peopleAtWork,
  "0003-identity-and-care": identityAndCare,
  "0004-right-answers": rightAnswers,
  "0005-self-service": selfService,
};

/**
 * Brings the schema up to date: all of it or nothing, and of two starts at once only one does it.
 * @param last the migration to stop after; all are done unless given
 */
export async function migrate(database: Database, last?: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await (last === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(last));
  if (error) throw error;
}

/** Every schema there was, the oldest first. */
export const schemaNames: readonly string[] = Object.keys(migrations);

/** Whether this version knows what a database's last migration did. */
export function knowsMigration(name: string): boolean {
  return Object.hasOwn(migrations, name);
}
