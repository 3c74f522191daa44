import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createAgentTables } from "./0002-agent-tables.ts";
import { createCannedReplyTables } from "./0002-canned-reply-tables.ts";
import { createDeskTables } from "./0002-desk-tables.ts";
import { createEditorTables } from "./0002-editor-tables.ts";
import { createMailTables } from "./0002-mail-tables.ts";
import { createTeamTables } from "./0002-team-tables.ts";
import { createWebhookTables } from "./0002-webhook-tables.ts";

/** What people need to work at the desk; each part stands in a file of its own. */
export const peopleAtWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createAgentTables(db);
    await createDeskTables(db);
    await createTeamTables(db);
    await createMailTables(db);
    await createEditorTables(db);
    await createCannedReplyTables(db);
    await createWebhookTables(db);
  },
};
