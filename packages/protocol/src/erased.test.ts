import { expect, test } from "vitest";
import { erasedConversation, erasedEvent } from "./erased.ts";
import type { Conversation } from "./conversation.ts";
import type { ServerEvent } from "./events.ts";

const place = {
  cursor: 7,
  at: "2026-11-20T08:00:00.000Z",
  conversationId: "01JD0000000000000000000000",
};
const conversation: Conversation = {
  id: place.conversationId,
  number: "482-719-3657",
  handler: "agent",
  status: "open",
  locale: "en",
  subject: "canary",
  categorySlug: "orders",
  fields: [{ id: "order", label: "Order", value: "canary" }],
  createdAt: place.at,
  updatedAt: place.at,
  promisedAt: place.at,
  assignee: null,
  queuedAt: place.at,
  rating: { score: 2, tags: ["canary"], comment: "canary" } as Conversation["rating"],
  readCursor: 0,
  seenCursor: 0,
  task: {
    slug: "appeal",
    title: "Appeal",
    state: "refused",
    instance: 1,
    case: "canary",
    text: "canary",
    progress: null,
    undoUntil: null,
    mayAppeal: true,
  },
};
const tree = [
  { type: "paragraph" as const, children: [{ type: "text" as const, text: "canary" }] },
];
const message = {
  id: "01JD0000000000000000000001",
  conversationId: place.conversationId,
  author: "visitor" as const,
  authorName: null,
  body: tree,
  attachments: [
    { fileId: "01JD0000000000000000000002", name: "canary", type: "text/plain", bytes: 1 },
  ],
  turn: null,
  helped: null,
  cursor: 7,
  createdAt: place.at,
};

test.each([
  { ...place, type: "conversation.started", conversation },
  { ...place, type: "ticket.created", conversation },
  { ...place, type: "handoff.requested", conversation },
  { ...place, type: "task.changed", task: conversation.task },
  { ...place, type: "message.created", message },
  { ...place, type: "conversation.rated", rating: conversation.rating },
  { ...place, type: "desk.capsule_received", capsule: [{ kind: "tried", text: "canary" }] },
  { ...place, type: "desk.shop_sent", shop: { verified: { order: { id: "canary" } } } },
  {
    ...place,
    type: "desk.guide_followed",
    guide: { slug: "x", title: "canary", path: [{ title: "canary", answer: "yes" }], probes: [] },
  },
  { ...place, type: "desk.note_added", note: { id: "x", body: tree, mentions: ["canary"] } },
  { ...place, type: "desk.tags_changed", tags: ["canary"] },
  { ...place, type: "desk.team_changed", teamId: "x", reason: "canary" },
  { ...place, type: "desk.fields_changed", fields: { order: "canary" } },
  {
    ...place,
    type: "desk.requester_changed",
    requester: { name: "canary", attributes: { a: "canary" } },
  },
] as ServerEvent[])("[PR3] an erased $type keeps its place and no word", (event) => {
  const erased = erasedEvent(event);
  expect(erased).toMatchObject({ ...place, type: event.type, isErased: true });
  expect(JSON.stringify(erased)).not.toContain("canary");
  // Erased twice is erased once.
  expect(erasedEvent(erased)).toEqual(erased);
});

test("[PR3] of an erased conversation its number, times and score stay", () => {
  const shell = erasedConversation(conversation, "2026-11-21T08:00:00.000Z");
  expect(JSON.stringify(shell)).not.toContain("canary");
  expect(shell).toMatchObject({
    number: conversation.number,
    createdAt: conversation.createdAt,
    status: "closed",
    rating: { score: 2 },
    task: { slug: "appeal", state: "refused", mayAppeal: false },
    erasedAt: "2026-11-21T08:00:00.000Z",
  });
});
