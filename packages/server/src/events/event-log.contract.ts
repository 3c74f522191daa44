import type { ServerEvent } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { grantAccess } from "../conversations/conversation-access.repository.ts";
import { inTransaction, type Database } from "../database/database.ts";
import {
  endReplayBefore,
  insertEvent,
  listConversationEvents,
  listVisibleEvents,
  readLogEnd,
  takeCursor,
} from "./event-log.repository.ts";

const append = (database: Database, conversationId: string | null, at = AT, siteKey = "demo") =>
  inTransaction(database, async (transaction) => {
    const cursor = await takeCursor(transaction, siteKey);
    const event: ServerEvent =
      conversationId === null
        ? { type: "knowledge.published", cursor, at, conversationId, locale: "en", version: "v" }
        : { type: "conversation.read", cursor, at, conversationId, readCursor: cursor - 1 };
    await insertEvent(transaction, siteKey, event);
    return event;
  });

export function eventLogContract(open: OpenDatabase): void {
  describe("the event log", () => {
    test("[EV2] cursors rise by one per site, also with many writers at once", async () => {
      const database = await openWithSites(open);
      const events = await Promise.all(
        Array.from({ length: 20 }, (_, i) => append(database, idOf(i % 3))),
      );
      expect(events.map(({ cursor }) => cursor).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      );
      expect((await readLogEnd(database, "demo")).cursor).toBe(20);
      expect((await append(database, null, AT, "other")).cursor).toBe(1);
      await database.destroy();
    });

    test("[EV2] a transaction that fails takes no cursor", async () => {
      const database = await openWithSites(open);
      const failed = inTransaction(database, async (transaction) => {
        await takeCursor(transaction, "demo");
        throw new Error("no");
      });
      await expect(failed).rejects.toThrow("no");
      expect((await append(database, null)).cursor).toBe(1);
      await database.destroy();
    });

    test("events come back as they were written", async () => {
      const database = await openWithSites(open);
      const event = await append(database, idOf(1));
      await append(database, idOf(2));
      expect(await listConversationEvents(database, "demo", idOf(1))).toEqual([event]);
      expect(await listConversationEvents(database, "other", idOf(1))).toEqual([]);
      await database.destroy();
    });

    test("[EV7] a reader sees its own conversations and the site, in order and in batches", async () => {
      const database = await openWithSites(open);
      const own = await append(database, idOf(1));
      await append(database, idOf(2));
      const published = await append(database, null);
      const more = await append(database, idOf(1));
      await append(database, idOf(1), AT, "other");
      const grant = { conversationId: idOf(1), visitorId: "v", at: AT };
      await inTransaction(database, (transaction) => grantAccess(transaction, "demo", grant));
      const reader = { siteKey: "demo", visitorId: "v" };
      expect(await listVisibleEvents(database, reader, 0, 10)).toEqual([own, published, more]);
      expect(await listVisibleEvents(database, reader, own.cursor, 1)).toEqual([published]);
      const anyone = { siteKey: "demo", visitorId: undefined };
      expect(await listVisibleEvents(database, anyone, 0, 10)).toEqual([published]);
      const stranger = { siteKey: "demo", visitorId: "w" };
      expect(await listVisibleEvents(database, stranger, 0, 10)).toEqual([published]);
      await database.destroy();
    });

    test("[EV4] replay ends before a time, and never begins earlier again", async () => {
      const database = await openWithSites(open);
      await append(database, null, AT);
      const last = await append(database, null, AT);
      await append(database, null, LATER);
      const end = (before: string) =>
        inTransaction(database, (transaction) => endReplayBefore(transaction, "demo", before));
      await end(LATER);
      expect((await readLogEnd(database, "demo")).replayableAfter).toBe(last.cursor);
      await end(AT);
      expect((await readLogEnd(database, "demo")).replayableAfter).toBe(last.cursor);
      await database.destroy();
    });
  });
}
