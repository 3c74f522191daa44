import { emptyDeskRecord, type ServerEvent } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { conversationOf, messageOf } from "../testing/entries.ts";
import { noticeOf } from "./notices.ts";

const entryOf = (assigneeId: string | undefined) => ({
  snapshot: {
    conversation: conversationOf({
      id: "c",
      subject: "Refund",
      assignee: assigneeId ? { id: assigneeId, name: "Li", team: null } : null,
    }),
    messages: [],
    cursor: 1,
  },
  record: emptyDeskRecord("c"),
});
const envelope = { cursor: 2, at: "2026-03-02T09:00:00.000Z", conversationId: "c" };
const said: ServerEvent = { type: "message.created", ...envelope, message: messageOf({}) };

test("[F3.23] [F3.81] an agent is told of what is theirs, and of nothing that is others'", () => {
  expect(noticeOf(said, entryOf("li"), "li")?.kind).toBe("message");
  expect(noticeOf(said, entryOf("mei"), "li")).toBeUndefined();
  const own: ServerEvent = { ...said, message: messageOf({ author: "agent" }) };
  expect(noticeOf(own, entryOf("li"), "li")).toBeUndefined();
});

test("[F3.84] a note tells those it mentions", () => {
  const note = { id: "n", agentId: "mei", agentName: "Mei", body: [], createdAt: envelope.at };
  const noted = (mentions: string[]): ServerEvent => ({
    type: "desk.note_added",
    ...envelope,
    note: { ...note, mentions },
  });
  expect(noticeOf(noted(["li"]), entryOf(undefined), "li")?.kind).toBe("mention");
  expect(noticeOf(noted(["jo"]), entryOf(undefined), "li")).toBeUndefined();
});
