import { emptyDeskRecord, type Conversation } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { entriesOf, solutionDue, unseenCount, type Entry, type View } from "./desk-views.ts";
import { conversationOf, messageOf } from "../testing/entries.ts";

const NOW = Date.parse("2026-03-02T10:00:00Z");
const team = { id: "t1", name: "Payments", categorySlugs: ["payment"], agentIds: ["li"] };
const viewer = { agentId: "li", teams: [team], now: NOW };
const li = { id: "li", name: "Li", team: null };
const mei = { id: "mei", name: "Mei", team: "Accounts" };

function entry(id: string, conversation: Partial<Conversation>, record: object = {}): Entry {
  return {
    snapshot: { conversation: conversationOf({ id, ...conversation }), messages: [], cursor: 1 },
    record: { ...emptyDeskRecord(id), ...record },
  };
}
const idsOf = (view: View, entries: Entry[]) =>
  entriesOf(view, entries, viewer).map(({ snapshot }) => snapshot.conversation.id);

describe("[F3.81] the inbox's views", () => {
  const entries = [
    entry("bot", { handler: "bot", updatedAt: "2026-03-02T09:10:00Z" }),
    entry("waits", {
      handler: "queue",
      queuedAt: "2026-03-02T09:30:00Z",
      updatedAt: "2026-03-02T09:30:00Z",
    }),
    entry("waits-longer", {
      handler: "queue",
      queuedAt: "2026-03-02T08:00:00Z",
      updatedAt: "2026-03-02T09:40:00Z",
      categorySlug: "payment",
    }),
    entry("own", { handler: "agent", assignee: li, updatedAt: "2026-03-02T09:20:00Z" }),
    entry("others", { handler: "agent", assignee: mei, updatedAt: "2026-03-02T09:00:00Z" }),
    entry("over", { handler: "agent", assignee: li, status: "resolved" }),
    entry("spam", { handler: "queue", status: "closed" }, { isSpam: true }),
    entry("merged", { handler: "agent", status: "closed" }, { mergedInto: "own" }),
  ];

  test("mine and unassigned are who has them; what is over stands in neither", () => {
    expect(idsOf("mine", entries)).toEqual(["own"]);
    expect(idsOf("unassigned", entries)).toEqual(["waits-longer", "waits"]);
  });

  test("all is newest first; waiting longest begins with whom we owe the most", () => {
    expect(idsOf("all", entries)).toEqual(["waits-longer", "waits", "own", "bot", "others"]);
    expect(idsOf("longest", entries)).toEqual(["waits-longer", "waits"]);
  });

  test("resolved leaves out spam and what goes on elsewhere", () => {
    expect(idsOf("resolved", entries)).toEqual(["over"]);
  });

  test("the team's: by category, unless passed on to another team", () => {
    expect(idsOf("team", entries)).toEqual(["waits-longer"]);
    const passedOn = [
      entry("here", { handler: "queue" }, { teamId: "t1" }),
      entry("away", { handler: "queue", categorySlug: "payment" }, { teamId: "t2" }),
    ];
    expect(idsOf("team", passedOn)).toEqual(["here"]);
  });

  test("due soon: within two hours or late, the most pressing first", () => {
    const promised = [
      entry("later", { handler: "queue", promisedAt: "2026-03-02T13:00:00Z" }),
      entry("soon", { handler: "queue", promisedAt: "2026-03-02T11:59:00Z" }),
      entry("late", { handler: "queue", promisedAt: "2026-03-02T09:00:00Z" }),
    ];
    expect(idsOf("breaching", promised)).toEqual(["late", "soon"]);
  });

  test("[SL4] due soon: also what must be solved soon, answered or not", () => {
    const resolution = { warned: ["resolution"] };
    const near = entry("near", { handler: "agent" }, resolution);
    const broken = entry("broken", { handler: "agent" }, { breached: ["resolution"] });
    const promised = [
      near,
      broken,
      entry("soon", { handler: "queue", promisedAt: "2026-03-02T11:59:00Z" }),
      entry("waits-for-visitor", { handler: "agent", status: "pending" }, resolution),
      entry("solved", { handler: "agent", status: "resolved" }, resolution),
    ];
    expect(idsOf("breaching", promised)).toEqual(["broken", "soon", "near"]);
    expect(promised.map(solutionDue)).toEqual(["soon", "late", undefined, undefined, undefined]);
  });

  test("[SL4] due soon: a first answer that was late is owed no more once it is there", () => {
    const late = entry("late", { handler: "agent" }, { breached: ["first_reply"] });
    const { snapshot, record } = entry("answered", { handler: "agent" }, late.record);
    const messages = [messageOf({ id: "1", author: "agent", cursor: 3 })];
    const answered = { snapshot: { ...snapshot, messages }, record };
    expect(idsOf("breaching", [late, answered])).toEqual(["late"]);
  });
});

test("[F3.81] unseen is what the visitor said after an agent last looked", () => {
  const { snapshot, record } = entry("a", { seenCursor: 4 });
  const messages = [
    messageOf({ id: "1", author: "visitor", cursor: 3 }),
    messageOf({ id: "2", author: "visitor", cursor: 5 }),
    messageOf({ id: "3", author: "bot", cursor: 6 }),
  ];
  expect(unseenCount({ snapshot: { ...snapshot, messages }, record })).toBe(1);
});
