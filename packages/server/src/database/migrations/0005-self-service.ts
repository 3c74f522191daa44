import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createSelfServiceTables } from "./0005-self-service-tables.ts";
import { createTaskTables } from "./0005-task-tables.ts";

/** What visitors can do themselves; each part stands in a file of its own. */
export const selfService: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createSelfServiceTables(db);
    await createTaskTables(db);
  },
};
