import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createGivenBackTables } from "./0003-given-back-tables.ts";
import { createKeptFromImportTables } from "./0003-kept-from-import-tables.ts";
import { createIdentityTables } from "./0003-identity-tables.ts";
import { createLookTables } from "./0003-look-tables.ts";
import { createPrivacyTables } from "./0003-privacy-tables.ts";
import { createSpamTables } from "./0003-spam-tables.ts";

/** Who asks, and care for what they told; each part stands in a file of its own. */
export const identityAndCare: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createIdentityTables(db);
    await createLookTables(db);
    await createGivenBackTables(db);
    await createPrivacyTables(db);
    await createSpamTables(db);
    await createKeptFromImportTables(db);
  },
};
