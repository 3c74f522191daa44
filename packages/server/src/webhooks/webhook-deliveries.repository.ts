import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Selectable } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

export type WebhookDelivery = {
  id: Id;
  endpointId: Id;
  /** The same at each try, so that a receiver knows what it has. */
  eventId: string;
  type: string;
  createdAt: string;
  attempts: number;
  nextAt: string | null;
  deliveredAt: string | null;
  deadAt: string | null;
  /** What the last try came to: an HTTP status, or why there was none. */
  lastStatus: string | null;
};
export type DueDelivery = Pick<
  WebhookDelivery,
  "id" | "endpointId" | "eventId" | "type" | "attempts"
> & {
  siteKey: SiteKey;
  body: string;
  /** After this it is tried no more; null: as long as any. */
  usefulUntil: string | null;
};

/** Puts a delivery on its way, once for each event and endpoint. */
export async function insertDelivery(
  transaction: Transaction,
  delivery: Omit<DueDelivery, "siteKey" | "attempts">,
  at: string,
): Promise<void> {
  await transaction
    .insertInto("webhook_deliveries")
    .values({
      id: delivery.id,
      endpoint_id: delivery.endpointId,
      event_id: delivery.eventId,
      type: delivery.type,
      body: delivery.body,
      created_at: at,
      attempts: 0,
      next_at: at,
      delivered_at: null,
      dead_at: null,
      last_status: null,
      useful_until: delivery.usefulUntil,
    })
    .onConflict((conflict) => conflict.columns(["endpoint_id", "event_id"]).doNothing())
    .execute();
}

/** The newest first. */
export async function listDeliveries(
  connection: Connection,
  endpointId: Id,
  limit: number,
): Promise<WebhookDelivery[]> {
  const rows = await connection
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("endpoint_id", "=", endpointId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** What became of some events, the newest first. */
export async function listDeliveriesOf(
  connection: Connection,
  { endpointIds, eventIds }: { endpointIds: readonly Id[]; eventIds: readonly string[] },
): Promise<WebhookDelivery[]> {
  const rows = await connection
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("endpoint_id", "in", endpointIds)
    .where("event_id", "in", eventIds)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toDelivery);
}

function toDelivery(row: Selectable<Tables["webhook_deliveries"]>): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    type: row.type,
    createdAt: row.created_at,
    attempts: row.attempts,
    nextAt: row.next_at,
    deliveredAt: row.delivered_at,
    deadAt: row.dead_at,
    lastStatus: row.last_status,
  };
}

/** The endpoints something is due to, those that wait longest first. */
export async function listDueEndpoints(
  connection: Connection,
  now: string,
  limit: number,
): Promise<Id[]> {
  const rows = await connection
    .selectFrom("webhook_deliveries")
    .innerJoin("webhook_endpoints", "webhook_endpoints.id", "webhook_deliveries.endpoint_id")
    .select("webhook_deliveries.endpoint_id as id")
    .where("webhook_deliveries.next_at", "<=", now)
    .where("webhook_endpoints.disabled_at", "is", null)
    .groupBy("webhook_deliveries.endpoint_id")
    .orderBy(({ fn }) => fn.min("webhook_deliveries.next_at"))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function listDueDeliveries(
  connection: Connection,
  endpointId: Id,
  now: string,
  limit: number,
): Promise<DueDelivery[]> {
  const rows = await connection
    .selectFrom("webhook_deliveries")
    .innerJoin("webhook_endpoints", "webhook_endpoints.id", "webhook_deliveries.endpoint_id")
    .select([
      "webhook_deliveries.id",
      "webhook_deliveries.endpoint_id",
      "webhook_deliveries.event_id",
      "webhook_deliveries.type",
      "webhook_deliveries.attempts",
      "webhook_deliveries.body",
      "webhook_deliveries.useful_until",
      "webhook_endpoints.site_key",
    ])
    .where("webhook_deliveries.endpoint_id", "=", endpointId)
    .where("webhook_deliveries.next_at", "<=", now)
    .where("webhook_endpoints.disabled_at", "is", null)
    .orderBy("webhook_deliveries.next_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    type: row.type,
    attempts: row.attempts,
    body: row.body,
    usefulUntil: row.useful_until,
    siteKey: row.site_key,
  }));
}

/** Takes a delivery in hand until then; false where another has. */
export async function claimDelivery(
  connection: Connection,
  { id, attempts }: Pick<DueDelivery, "id" | "attempts">,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable("webhook_deliveries")
    .set({ attempts: attempts + 1, next_at: until })
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function saveDelivery(
  connection: Connection,
  id: Id,
  outcome: Pick<WebhookDelivery, "nextAt" | "deliveredAt" | "deadAt" | "lastStatus">,
): Promise<void> {
  await connection
    .updateTable("webhook_deliveries")
    .set({
      next_at: outcome.nextAt,
      delivered_at: outcome.deliveredAt,
      dead_at: outcome.deadAt,
      last_status: outcome.lastStatus,
    })
    .where("id", "=", id)
    .execute();
}

/** Sends one again as if it were new, under its old event id; false where there is none. */
export async function restartDelivery(
  transaction: Transaction,
  { endpointId, id }: { endpointId: Id; id: Id },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("webhook_deliveries")
    .set({ attempts: 0, next_at: at, delivered_at: null, dead_at: null })
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes what is over and was made before. */
export async function deleteDeliveriesBefore(
  connection: Connection,
  before: string,
): Promise<void> {
  await connection
    .deleteFrom("webhook_deliveries")
    .where("created_at", "<", before)
    .where("next_at", "is", null)
    .execute();
}

export async function deleteDeliveriesOf(transaction: Transaction, eventId: string): Promise<void> {
  await transaction.deleteFrom("webhook_deliveries").where("event_id", "=", eventId).execute();
}
