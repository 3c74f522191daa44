import {
  applyDeskEvent,
  applyEvent,
  emptyDeskRecord,
  isDeskEvent,
  type ConversationEvent,
  type ConversationSnapshot,
} from "@helpbuoy/protocol";
import { expect } from "vitest";
import { listConversations } from "../src/conversations/conversations.repository.ts";
import { findDeskRecord } from "../src/conversations/desk-records.repository.ts";
import type { Database } from "../src/database/database.ts";
import { listConversationEvents } from "../src/events/event-log.repository.ts";
import { listSiteKeys } from "../src/sites/sites.repository.ts";

export type SnapshotCheck = () => Promise<void>;

/**
 * Holds SPEC EV1 for every conversation there is: the log from its first event, and what is new of it
 * on top of the snapshot seen last time, both lead to what is read afresh. The same for what agents
 * alone know (SPEC HO7).
 */
export function createSnapshotCheck(database: Database): SnapshotCheck {
  const seen = new Map<string, ConversationSnapshot>();
  return async () => {
    for (const siteKey of await listSiteKeys(database)) {
      for (const fresh of await listConversations(
        database,
        { siteKey, visitorId: undefined },
        1e6,
      )) {
        const { id } = fresh.conversation;
        const log = await listConversationEvents(database, siteKey, id);
        const events = log.filter(
          (event): event is ConversationEvent =>
            event.conversationId !== null && !isDeskEvent(event),
        );
        const desk = log.filter(isDeskEvent).reduce(applyDeskEvent, emptyDeskRecord(id));
        expect(desk, `what agents know of ${id}`).toEqual(
          await findDeskRecord(database, siteKey, id),
        );
        const start: ConversationSnapshot | undefined = undefined;
        expect(events.reduce(follow, start), `the log of ${id}`).toEqual(fresh);
        const name = `${siteKey}/${id}`;
        const old = seen.get(name);
        const news = events.filter((event) => event.cursor > (old?.cursor ?? 0));
        expect(news.reduce(follow, old), `what is new of ${id}`).toEqual(fresh);
        seen.set(name, fresh);
      }
    }
  };
}

function follow(
  snapshot: ConversationSnapshot | undefined,
  event: ConversationEvent,
): ConversationSnapshot | undefined {
  return applyEvent(snapshot, event);
}
