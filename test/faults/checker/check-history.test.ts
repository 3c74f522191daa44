import type { ServerEvent } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { checkHistory } from "./check-history.ts";
import type { Act, History } from "./history.ts";

const at = "2026-11-21T08:00:00.000Z";
const conversationId = "c1";
const conversation = (rest: object = {}) => ({ id: conversationId, number: "1", ...rest });
const event = (cursor: number, rest: object): ServerEvent =>
  ({ cursor, at, conversationId, ...rest }) as ServerEvent;
const said = (cursor: number, mark: string, rest: object = {}) =>
  event(cursor, {
    type: "message.created",
    message: { id: `m${cursor}`, author: "visitor", authorName: null, body: [mark], ...rest },
  });
const owned = (cursor: number, id: string | null) =>
  event(cursor, {
    type: "conversation.handler_changed",
    handler: id ? "agent" : "queue",
    assignee: id ? { id } : null,
  });
const act = (mark: string, rest: Partial<Act> = {}): Act => ({
  actor: "visitor 1",
  kind: "message",
  conversationId,
  mark,
  outcome: "ok",
  attempts: 1,
  failures: [],
  events: [],
  ...rest,
});
const history = (rest: Partial<History>): History => ({
  acts: [],
  log: [],
  readers: [],
  snapshots: [],
  agents: new Map([
    ["a", "Ada"],
    ["b", "Bo"],
  ]),
  ...rest,
});
const wrong = (rest: Partial<History>) => checkHistory(history(rest));
const [one, two] = ["#1.1#", "#1.2#"];

describe("the fault checker", () => {
  test("finds nothing where all holds", () => {
    const log = [said(1, one), owned(2, "a"), said(3, "", { author: "agent", authorName: "Ada" })];
    const acts = [act(one, { events: log.slice(0, 1) }), act(two, { outcome: "info" })];
    const reader = { name: "r", visitor: "visitor 1", events: log, resets: 0 };
    expect(wrong({ acts, log, readers: [reader] })).toEqual([]);
  });

  test("finds what was lost, doubled, done though refused, and out of order", () => {
    expect(wrong({ acts: [act(one)] })[0]).toMatch(/^lost/);
    expect(wrong({ log: [said(1, one), said(2, one)] })[0]).toMatch(/^doubled/);
    const refused = { acts: [act(one, { outcome: "fail" })], log: [said(1, one)] };
    expect(wrong(refused)[0]).toMatch(/^refused, yet done/);
    const turned = { acts: [act(one), act(two)], log: [said(1, two), said(2, one)] };
    expect(wrong(turned)[0]).toMatch(/^out of order/);
  });

  test("finds an answer that the log does not bear out", () => {
    const answered = act(one, { events: [said(1, two)] });
    expect(wrong({ acts: [answered], log: [said(1, one)] })[0]).toMatch(/the log differs/);
  });

  test("finds a reader with a hole, a repetition, another's words or a reset", () => {
    const log = [said(1, one), said(2, two)];
    const reader = (events: ServerEvent[], resets = 0) =>
      wrong({
        acts: [act(one), act(two)],
        log,
        readers: [{ name: "r", visitor: "visitor 1", events, resets }],
      })[0];
    expect(reader(log)).toBeUndefined();
    expect(reader(log.slice(1))).toMatch(/not told/);
    expect(reader(log.slice(0, 1))).toMatch(/not told/);
    expect(reader([said(1, one), said(1, one), said(2, two)])).toMatch(/late or twice/);
    expect(reader([...log, said(3, "")])).toMatch(/not theirs/);
    expect(reader(log, 1)).toMatch(/resets/);
  });

  test("finds two owners, a stranger's words, a bot that goes on, and numbers given twice", () => {
    expect(wrong({ log: [owned(1, "a"), owned(2, "b")] })[0]).toMatch(/^two owners/);
    expect(wrong({ log: [owned(1, "a"), owned(2, null), owned(3, "b")] })).toEqual([]);
    const ofAda = said(2, "", { author: "agent", authorName: "Ada" });
    expect(wrong({ log: [owned(1, "b"), ofAda] })[0]).toMatch(/not theirs/);
    const ofBot = said(2, "", { author: "bot" });
    expect(wrong({ log: [owned(1, null), ofBot] })[0]).toMatch(/the bot spoke/);
    const filed = (cursor: number, rest: object = {}) =>
      event(cursor, { type: "ticket.created", conversation: conversation(rest) });
    expect(wrong({ log: [filed(1), filed(2)] })).toHaveLength(2);
    expect(wrong({ log: [filed(1), filed(2, { id: "c2" })] })[0]).toMatch(/given twice/);
  });

  test("finds a fresh snapshot that differs", () => {
    const snapshots = [{ conversation: conversation(), messages: [{ id: "other" }] }];
    const all = [{ visitor: "visitor 1", snapshots }] as unknown as History["snapshots"];
    expect(wrong({ log: [said(1, one)], snapshots: all })[0]).toMatch(/other messages/);
  });
});
