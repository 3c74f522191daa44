import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

export type QueueLength = { siteKey: SiteKey; count: number; oldest: string | null };

/** Who waits for a person on each site, and since when the first of them does. */
export async function countWaiting(connection: Connection): Promise<QueueLength[]> {
  return connection
    .selectFrom("conversations")
    .select(({ fn }) => [
      "site_key as siteKey",
      fn.countAll<number>().as("count"),
      fn.min("queued_at").as("oldest"),
    ])
    .where("handler", "=", "queue")
    .where("status", "in", ["new", "open"])
    .groupBy("site_key")
    .execute();
}

/** Letters that are still to go, and those that were given up. */
export async function countLetters(
  connection: Connection,
): Promise<{ waiting: number; givenUp: number }> {
  const letters = () =>
    connection.selectFrom("letters").select(({ fn }) => fn.countAll<number>().as("count"));
  const waiting = await letters().where("next_at", "is not", null).executeTakeFirstOrThrow();
  const givenUp = await letters()
    .where("next_at", "is", null)
    .where("sent_at", "is", null)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting.count), givenUp: Number(givenUp.count) };
}

/** Deliveries that are still to be made, and those that were given up. */
export async function countDeliveries(
  connection: Connection,
): Promise<{ waiting: number; givenUp: number }> {
  const deliveries = () =>
    connection
      .selectFrom("webhook_deliveries")
      .select(({ fn }) => fn.countAll<number>().as("count"));
  const waiting = await deliveries().where("next_at", "is not", null).executeTakeFirstOrThrow();
  const givenUp = await deliveries().where("dead_at", "is not", null).executeTakeFirstOrThrow();
  return { waiting: Number(waiting.count), givenUp: Number(givenUp.count) };
}

/** Where each site's log ends. */
export async function listLogEnds(
  connection: Connection,
): Promise<{ siteKey: SiteKey; cursor: number }[]> {
  return connection.selectFrom("log_ends").select(["site_key as siteKey", "cursor"]).execute();
}
