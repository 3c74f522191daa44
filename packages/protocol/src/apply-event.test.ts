import { describe, expect, test } from "vitest";
import { applyEvent, unreadCount, type ConversationSnapshot } from "./apply-event.ts";
import { canChangeStatus, statusTransitions, type Conversation } from "./conversation.ts";
import { nextStep } from "./next-step.ts";
import type { ConversationEvent } from "./events.ts";
import type { Message } from "./message.ts";
import type { TaskRun } from "./task-run-schema.ts";

const conversation: Conversation = {
  id: "01J00000000000000000000000",
  number: null,
  handler: "bot",
  status: "new",
  locale: "en",
  subject: "",
  categorySlug: null,
  fields: [],
  createdAt: "2026-11-20T00:00:00.000Z",
  updatedAt: "2026-11-20T00:00:00.000Z",
  promisedAt: null,
  assignee: null,
  queuedAt: null,
  rating: null,
  readCursor: 0,
  seenCursor: 0,
};
const at = "2026-11-20T00:01:00.000Z";
const conversationId = conversation.id;

function message(author: Message["author"], cursor: number): Message {
  return {
    id: `01J0000000000000000000000${cursor}`,
    conversationId,
    author,
    authorName: null,
    body: [],
    attachments: [],
    turn: null,
    helped: null,
    cursor,
    createdAt: at,
  };
}

const task: TaskRun = {
  slug: "refund",
  title: "Refund",
  state: "running",
  instance: 1,
  case: "A1",
  text: "Looking for it",
  progress: 40,
  undoUntil: null,
  mayAppeal: false,
};

const log: ConversationEvent[] = [
  { type: "conversation.started", cursor: 1, at, conversationId, conversation },
  { type: "message.created", cursor: 2, at, conversationId, message: message("visitor", 2) },
  { type: "message.created", cursor: 3, at, conversationId, message: message("bot", 3) },
  {
    type: "answer.rated",
    cursor: 4,
    at,
    conversationId,
    messageId: message("bot", 3).id,
    helped: false,
  },
  {
    type: "ticket.created",
    cursor: 5,
    at,
    conversationId,
    conversation: { ...conversation, number: "482-719-3650", handler: "queue", updatedAt: at },
  },
  {
    type: "conversation.handler_changed",
    cursor: 6,
    at,
    conversationId,
    handler: "agent",
    assignee: { id: "01JD0000000000000000000009", name: "Li", team: null },
    queuedAt: null,
  },
  {
    type: "ticket.status_changed",
    cursor: 7,
    at,
    conversationId,
    status: "pending",
    promisedAt: null,
  },
  { type: "conversation.read", cursor: 8, at, conversationId, readCursor: 3 },
  { type: "task.changed", cursor: 9, at, conversationId, task },
];

const follow = (events: readonly ConversationEvent[]) =>
  events.reduce<ConversationSnapshot | undefined>(applyEvent, undefined);

describe("[EV1] a snapshot follows its log", () => {
  test("from the first event to the last", () => {
    const snapshot = follow(log);
    expect(snapshot).toMatchObject({
      cursor: 9,
      conversation: {
        number: "482-719-3650",
        handler: "agent",
        status: "pending",
        readCursor: 3,
        task,
      },
    });
    expect(snapshot?.messages.map(({ cursor, helped }) => [cursor, helped])).toEqual([
      [2, null],
      [3, false],
    ]);
  });

  test("[EV5] an event already held changes nothing", () => {
    const snapshot = follow(log);
    for (const event of log) expect(applyEvent(snapshot, event)).toBe(snapshot);
  });

  test("never changes the snapshot it was given", () => {
    let snapshot: ConversationSnapshot | undefined;
    for (const event of log) {
      const before = JSON.stringify(snapshot);
      const next = applyEvent(snapshot, event);
      expect(JSON.stringify(snapshot)).toBe(before);
      snapshot = next;
    }
  });

  test("what began before we looked is not made up", () => {
    expect(follow(log.slice(1))).toBeUndefined();
  });
});

test("unread counts what others said after the visitor last looked", () => {
  expect(unreadCount(follow(log.slice(0, 5)) as ConversationSnapshot)).toBe(1);
  expect(unreadCount(follow(log) as ConversationSnapshot)).toBe(0);
});

test("[CV3] a closed conversation stays closed, and nothing becomes new again", () => {
  for (const to of Object.keys(statusTransitions)) {
    expect(canChangeStatus("closed", to as "open")).toBe(false);
    expect(canChangeStatus(to as "open", "new")).toBe(false);
  }
  expect(canChangeStatus("resolved", "open")).toBe(true);
});

test("the next step is told by status and handler", () => {
  expect(nextStep({ handler: "bot", status: "new" })).toBe("bot_answers");
  expect(nextStep({ handler: "queue", status: "new" })).toBe("we_reply");
  expect(nextStep({ handler: "agent", status: "pending" })).toBe("you_reply");
  expect(nextStep({ handler: "agent", status: "resolved" })).toBe("confirm_solved");
});
