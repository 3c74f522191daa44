import { sql, type Kysely } from "kysely";

/** Who asks: contacts, the secrets their sites sign with, and who began which conversation. */
export async function createIdentityTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("contacts")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("name", "text")
    .addColumn("email", "text")
    .addColumn("attributes_json", "text", (column) => column.notNull())
    .addColumn("claimed_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("verified_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("contacts_pk", ["site_key", "id"])
    .addUniqueConstraint("contacts_subject", ["site_key", "subject"])
    .execute();
  await db.schema
    .createTable("identity_secrets")
    .addColumn("site_key", "text", (column) => column.notNull().references("sites.key"))
    .addColumn("kid", "text", (column) => column.notNull())
    .addColumn("secret_sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("identity_secrets_pk", ["site_key", "kid"])
    .execute();
  await db.schema.alterTable("visitors").addColumn("contact_id", "text").execute();
  await db.schema
    .alterTable("visitors")
    .addColumn("claimed_json", "text", (column) => column.notNull().defaultTo("{}"))
    .execute();
  await db.schema
    .alterTable("sites")
    .addColumn("enforces_identity", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("sites").addColumn("priority_rules_json", "text").execute();
  await db.schema
    .alterTable("conversation_access")
    .addColumn("is_own", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  // Who began a conversation was let in first; those who looked it up came later.
  await sql`
    update conversation_access set is_own = 1
    where granted_at = (
      select min(first.granted_at) from conversation_access as first
      where first.site_key = conversation_access.site_key
      and first.conversation_id = conversation_access.conversation_id
    )`.execute(db);
}
