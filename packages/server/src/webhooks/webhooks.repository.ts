import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type WebhookEndpoint = {
  id: Id;
  siteKey: SiteKey;
  url: string;
  /** Sealed where it is stored, as is the old one. */
  secret: string;
  /** The one before, which signs too until then. */
  old: { secret: string; until: string } | null;
  events: string[];
  disabledAt: string | null;
  createdAt: string;
};

export async function listEndpoints(
  connection: Connection,
  siteKey: SiteKey,
): Promise<WebhookEndpoint[]> {
  const rows = await connection
    .selectFrom("webhook_endpoints")
    .selectAll()
    .where("site_key", "=", siteKey)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    siteKey: row.site_key,
    url: row.url,
    secret: row.secret,
    old:
      row.old_secret !== null && row.old_secret_until !== null
        ? { secret: row.old_secret, until: row.old_secret_until }
        : null,
    events: JSON.parse(row.events_json) as string[],
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  }));
}

export async function insertEndpoint(
  transaction: Transaction,
  endpoint: WebhookEndpoint,
): Promise<void> {
  await transaction
    .insertInto("webhook_endpoints")
    .values({
      id: endpoint.id,
      site_key: endpoint.siteKey,
      url: endpoint.url,
      secret: endpoint.secret,
      old_secret: null,
      old_secret_until: null,
      events_json: JSON.stringify(endpoint.events),
      disabled_at: endpoint.disabledAt,
      created_at: endpoint.createdAt,
    })
    .execute();
}

export async function replaceSecret(
  transaction: Transaction,
  id: Id,
  { secret, old }: { secret: string; old: { secret: string; until: string } },
): Promise<void> {
  await transaction
    .updateTable("webhook_endpoints")
    .set({ secret, old_secret: old.secret, old_secret_until: old.until })
    .where("id", "=", id)
    .execute();
}

export async function disableEndpoint(connection: Connection, id: Id, at: string): Promise<void> {
  await connection
    .updateTable("webhook_endpoints")
    .set({ disabled_at: at })
    .where("id", "=", id)
    .execute();
}

export async function deleteEndpoint(transaction: Transaction, id: Id): Promise<void> {
  await transaction.deleteFrom("webhook_deliveries").where("endpoint_id", "=", id).execute();
  await transaction.deleteFrom("webhook_endpoints").where("id", "=", id).execute();
}

/** How far a site's log was read for webhooks; undefined before the first time. */
export async function findWebhookCursor(
  connection: Connection,
  siteKey: SiteKey,
): Promise<number | undefined> {
  const row = await connection
    .selectFrom("webhook_cursors")
    .select("cursor")
    .where("site_key", "=", siteKey)
    .executeTakeFirst();
  return row?.cursor;
}

export async function saveWebhookCursor(
  transaction: Transaction,
  siteKey: SiteKey,
  cursor: number,
): Promise<void> {
  await transaction
    .insertInto("webhook_cursors")
    .values({ site_key: siteKey, cursor })
    .onConflict((conflict) => conflict.column("site_key").doUpdateSet({ cursor }))
    .execute();
}
