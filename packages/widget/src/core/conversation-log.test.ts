import { applyEvent, type Conversation, type ConversationEvent } from "@helpbuoy/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyLog, withEvent, withSnapshot } from "./conversation-log.ts";

const at = "2026-01-01T00:00:00.000Z";
const conversationId = "01JD0000000000000000000001";
const conversation: Conversation = {
  id: conversationId,
  number: null,
  handler: "bot",
  status: "open",
  locale: "en",
  subject: "",
  categorySlug: null,
  fields: [],
  createdAt: at,
  updatedAt: at,
  promisedAt: null,
  assignee: null,
  queuedAt: null,
  rating: null,
  readCursor: 0,
  seenCursor: 0,
};

function log(length: number): ConversationEvent[] {
  const started: ConversationEvent = {
    type: "conversation.started",
    cursor: 10,
    at,
    conversationId,
    conversation,
  };
  const rest = Array.from({ length }, (_, n): ConversationEvent => {
    const cursor = 20 + n * 7;
    if (n % 3 === 2) {
      return { type: "conversation.read", cursor, at, conversationId, readCursor: cursor - 1 };
    }
    return {
      type: "message.created",
      cursor,
      at,
      conversationId,
      message: {
        id: `message-${n}`,
        conversationId,
        author: n % 2 === 0 ? "visitor" : "agent",
        authorName: null,
        body: [],
        attachments: [],
        turn: null,
        helped: null,
        cursor,
        createdAt: at,
      },
    };
  });
  return [started, ...rest];
}

const fold = (events: readonly ConversationEvent[]) =>
  events.reduce<ReturnType<typeof applyEvent>>((view, event) => applyEvent(view, event), undefined);

test("[EV5] events in any order, any number of times, come to what the log says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.infiniteStream(fc.nat()), (length, chance) => {
      const events = log(length);
      const twice = [...events, ...events]
        .map((event) => ({ event, place: chance.next().value }))
        .sort((one, other) => Number(one.place) - Number(other.place));
      const held = twice.reduce((all, { event }) => withEvent(all, event), emptyLog);
      expect(held.view).toEqual(fold(events));
    }),
  );
});

test("[EV5] an answer that runs ahead of the stream loses nothing that the stream brings later", () => {
  const [started, first, second, third] = log(3) as [
    ConversationEvent,
    ConversationEvent,
    ConversationEvent,
    ConversationEvent,
  ];
  let held = withSnapshot(emptyLog, fold([started, first]) as NonNullable<ReturnType<typeof fold>>);
  held = withEvent(held, third);
  expect(held.view?.messages).toHaveLength(1);
  held = withEvent(held, second);
  expect(held.view).toEqual(fold([started, first, second, third]));
});

test("a fresh snapshot takes the place of all that it holds", () => {
  const events = log(9);
  const held = events.reduce((all, event) => withEvent(all, event), emptyLog);
  const base = fold(events.slice(0, 6)) as NonNullable<ReturnType<typeof fold>>;
  const fresh = withSnapshot(held, base);
  expect(fresh.view).toEqual(held.view);
  expect(fresh.recent.every(({ cursor }) => cursor > base.cursor)).toBe(true);
  expect(withEvent(fresh, events[3] as ConversationEvent)).toBe(fresh);
  expect(withSnapshot(fresh, { ...base, cursor: 1 })).toBe(fresh);
});

test("a long talk folds into its base", () => {
  const events = log(400);
  const held = events.reduce((all, event) => withEvent(all, event), emptyLog);
  expect(held.view).toEqual(fold(events));
  expect(held.recent.length).toBeLessThanOrEqual(100);
});

test("without its beginning there is nothing to show", () => {
  const [, second] = log(1) as [ConversationEvent, ConversationEvent];
  expect(withEvent(emptyLog, second).view).toBeUndefined();
});
