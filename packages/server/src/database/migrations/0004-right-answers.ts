import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createLanguageModelTables } from "./0004-language-model-tables.ts";
import { createLearningTables } from "./0004-learning-tables.ts";
import { createSynonymTables } from "./0004-synonym-tables.ts";

/** How the bot answers, and what search and bot learn from; each part stands in a file of its own. */
export const rightAnswers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createLearningTables(db);
    await createLanguageModelTables(db);
    await createSynonymTables(db);
  },
};
