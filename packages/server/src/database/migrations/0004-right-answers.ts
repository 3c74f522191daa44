import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createLearningTables } from "./0004-learning-tables.ts";

/** What search and bot learn from; each part stands in a file of its own. */
export const rightAnswers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createLearningTables(db);
  },
};
