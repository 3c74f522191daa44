import type { Id, ServerEvent, SiteKey } from "@helpbuoy/protocol";
import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";

/** What happened, before it has its place in the log. */
export type NewEvent = ServerEvent extends infer Event
  ? Event extends ServerEvent
    ? Omit<Event, "cursor" | "at">
    : never
  : never;

/** Who reads the log: a visitor session, anyone (no id), or an agent, who sees all of it. */
export type Reader = { siteKey: SiteKey; visitorId: string | undefined; isAgent?: boolean };

export type LogEnd = { cursor: number; replayableAfter: number };

/** Begins a site's log; part of making a site. */
export async function createLogEnd(transaction: Transaction, siteKey: SiteKey): Promise<void> {
  await transaction
    .insertInto("log_ends")
    .values({ site_key: siteKey, cursor: 0, replayable_after: 0 })
    .execute();
}

export async function readLogEnd(connection: Connection, siteKey: SiteKey): Promise<LogEnd> {
  const row = await connection
    .selectFrom("log_ends")
    .select(["cursor", "replayable_after"])
    .where("site_key", "=", siteKey)
    .executeTakeFirstOrThrow();
  return { cursor: row.cursor, replayableAfter: row.replayable_after };
}

/**
 * Takes the next place in a site's log. The row stays locked until the transaction ends, so that the
 * order of cursors is the order of commits (SPEC EV2): a reader never skips a late one.
 */
export async function takeCursor(transaction: Transaction, siteKey: SiteKey): Promise<number> {
  const row = await transaction
    .updateTable("log_ends")
    .set({ cursor: sql<number>`cursor + 1` })
    .where("site_key", "=", siteKey)
    .returning("cursor")
    .executeTakeFirstOrThrow();
  return row.cursor;
}

export async function insertEvent(
  transaction: Transaction,
  siteKey: SiteKey,
  event: ServerEvent,
): Promise<void> {
  const { cursor, at, type, conversationId, ...payload } = event;
  await transaction
    .insertInto("events")
    .values({
      site_key: siteKey,
      cursor,
      at,
      type,
      conversation_id: conversationId,
      payload_json: JSON.stringify(payload),
    })
    .execute();
}

/** The events after a cursor that one reader may see, oldest first. */
export async function listVisibleEvents(
  connection: Connection,
  reader: Reader,
  after: number,
  limit: number,
): Promise<ServerEvent[]> {
  return (await listSomeEvents(connection, reader, after, { limit, most: Infinity })).events;
}

/**
 * The first of them: not more than `limit`, and no more characters than `most`, but one at least.
 * A visitor sees their own and the site's, never `desk.*` (SPEC EV7, HO7).
 */
export async function listSomeEvents(
  connection: Connection,
  reader: Reader,
  after: number,
  { limit, most }: { limit: number; most: number },
): Promise<{ events: ServerEvent[]; areAll: boolean }> {
  const { siteKey, visitorId, isAgent } = reader;
  const rows = await connection
    .selectFrom("events")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("cursor", ">", after)
    .$if(!isAgent, (query) => query.where("type", "not like", "desk.%"))
    .$if(!isAgent, (query) =>
      query.where((where) =>
        visitorId === undefined
          ? where("conversation_id", "is", null)
          : where.or([
              where("conversation_id", "is", null),
              where(
                "conversation_id",
                "in",
                where
                  .selectFrom("conversation_access")
                  .select("conversation_access.conversation_id")
                  .where("conversation_access.site_key", "=", siteKey)
                  .where("conversation_access.visitor_id", "=", visitorId),
              ),
            ]),
      ),
    )
    .orderBy("cursor")
    .limit(limit)
    .execute();
  let room = most;
  const few = rows.filter(({ payload_json }, index) => {
    room -= payload_json.length;
    return room >= 0 || index === 0;
  });
  return { events: few.map(toEvent), areAll: rows.length < limit && few.length === rows.length };
}

/** The events of one conversation, oldest first: all, or those after `from` up to `to`. */
export async function listConversationEvents(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
  { from = 0, to }: { from?: number; to?: number } = {},
): Promise<ServerEvent[]> {
  const rows = await connection
    .selectFrom("events")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .where("cursor", ">", from)
    .$if(to !== undefined, (query) => query.where("cursor", "<=", to ?? 0))
    .orderBy("cursor")
    .execute();
  return rows.map(toEvent);
}

/** Says something else in an event's place: its id, kind and time stay (SPEC PR3). */
export async function rewriteEvent(
  transaction: Transaction,
  siteKey: SiteKey,
  { cursor, at: _at, type: _type, conversationId: _id, ...payload }: ServerEvent,
): Promise<void> {
  await transaction
    .updateTable("events")
    .set({ payload_json: JSON.stringify(payload) })
    .where("site_key", "=", siteKey)
    .where("cursor", "=", cursor)
    .execute();
}

/** Events older than `before` stay in the log but are replayed no more (SPEC EV4). */
export async function endReplayBefore(
  transaction: Transaction,
  siteKey: SiteKey,
  before: string,
): Promise<void> {
  const last = await transaction
    .selectFrom("events")
    .select(({ fn }) => fn.max("cursor").as("cursor"))
    .where("site_key", "=", siteKey)
    .where("at", "<", before)
    .executeTakeFirst();
  if (!last?.cursor) return;
  await transaction
    .updateTable("log_ends")
    .set({ replayable_after: last.cursor })
    .where("site_key", "=", siteKey)
    .where("replayable_after", "<", last.cursor)
    .execute();
}

type EventRow = {
  cursor: number;
  at: string;
  type: string;
  conversation_id: string | null;
  payload_json: string;
};

// Written by `insertEvent` alone, from a typed event.
function toEvent(row: EventRow): ServerEvent {
  return {
    type: row.type,
    cursor: row.cursor,
    at: row.at,
    conversationId: row.conversation_id,
    ...(JSON.parse(row.payload_json) as object),
  } as ServerEvent;
}
