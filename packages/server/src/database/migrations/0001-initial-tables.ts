import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createConversationTables } from "./0001-conversation-tables.ts";
import { createKnowledgeTables } from "./0001-knowledge-tables.ts";
import { createPeopleTables } from "./0001-people-tables.ts";

export const initialTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("sites")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("locales_json", "text", (column) => column.notNull())
      .addColumn("default_locale", "text", (column) => column.notNull())
      .addColumn("reply_within_hours", "integer", (column) => column.notNull())
      .addColumn("video_hosts_json", "text", (column) => column.notNull())
      .addColumn("origins_json", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    await createPeopleTables(db);
    await createKnowledgeTables(db);
    await createConversationTables(db);
  },
};
