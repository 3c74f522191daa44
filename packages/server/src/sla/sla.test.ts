import { createId, type ConversationEvent, type Hours, type ServerEvent } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { slaFactsOf, slaOf } from "./sla.ts";

const target = { firstReply: 60, resolution: 480 };
const shanghai: Hours = {
  timeZone: "Asia/Shanghai",
  weekly: [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day === 0 || day === 6 ? [] : [["09:00", "18:00"] as [string, string]],
  ),
  holidays: [{ date: "2026-10-01", open: [] }],
};
const york: Hours = { ...shanghai, timeZone: "America/New_York", holidays: [] };
const conversationId = createId(0, (bytes) => bytes);

type Step = [at: string, what: "asked" | "agent" | "visitor" | "pending" | "open" | "resolved"];
function log(steps: Step[]): ServerEvent[] {
  return steps.map(([at, what], cursor) => {
    const envelope = { cursor, at: new Date(at).toISOString(), conversationId };
    if (what === "asked") return { ...envelope, type: "handoff.requested" } as ConversationEvent;
    if (what === "agent" || what === "visitor") {
      return {
        ...envelope,
        type: "message.created",
        message: { author: what },
      } as ConversationEvent;
    }
    return { ...envelope, type: "ticket.status_changed", status: what, promisedAt: null };
  });
}
const clocks = (steps: Step[], now: string, hours?: Hours) =>
  slaOf(slaFactsOf(log(steps)), target, hours, Date.parse(now));

describe("[F3.50] [SL1] [SL2] the promises of a conversation", () => {
  test("count open minutes from when a person is asked for", () => {
    // 17:30 on a Friday in Shanghai, then Monday at 09:10.
    const steps: Step[] = [["2026-11-20T09:30:00Z", "asked"]];
    expect(clocks(steps, "2026-11-23T01:10:00Z", shanghai)[0]).toMatchObject({
      usedMinutes: 40,
      state: "running",
      isNear: false,
      dueAt: Date.parse("2026-11-23T01:30:00Z"),
    });
    expect(clocks(steps, "2026-11-23T01:20:00Z", shanghai)[0]?.isNear).toBe(true);
    expect(clocks(steps, "2026-11-23T01:30:00Z", shanghai)[0]?.state).toBe("breached");
  });

  test("over a holiday nothing counts", () => {
    const steps: Step[] = [["2026-09-30T09:30:00Z", "asked"]];
    expect(clocks(steps, "2026-10-01T09:00:00Z", shanghai)[0]?.usedMinutes).toBe(30);
    expect(clocks(steps, "2026-10-02T01:30:00Z", shanghai)[0]?.state).toBe("breached");
  });

  test("over a change of the clocks an hour is an hour", () => {
    // Friday 17:30 in New York before the clocks go on, Monday 09:15 after it.
    const steps: Step[] = [["2026-03-06T22:30:00Z", "asked"]];
    expect(clocks(steps, "2026-03-09T13:15:00Z", york)[0]?.usedMinutes).toBe(45);
    const autumn: Step[] = [["2026-10-30T21:30:00Z", "asked"]];
    expect(clocks(autumn, "2026-11-02T14:15:00Z", york)[0]?.usedMinutes).toBe(45);
  });

  test("the first answer of a person meets the first, late or not", () => {
    const inTime: Step[] = [
      ["2026-11-20T01:00:00Z", "asked"],
      ["2026-11-20T01:05:00Z", "visitor"],
      ["2026-11-20T01:40:00Z", "agent"],
    ];
    expect(clocks(inTime, "2026-11-20T09:00:00Z")[0]).toMatchObject({
      state: "met",
      usedMinutes: 40,
    });
    const late: Step[] = [
      ["2026-11-20T01:00:00Z", "asked"],
      ["2026-11-20T02:01:00Z", "agent"],
    ];
    expect(clocks(late, "2026-11-20T09:00:00Z")[0]?.state).toBe("breached");
  });

  test("[SL3] nothing counts while it waits for the visitor, and the due time moves", () => {
    const steps: Step[] = [
      ["2026-11-20T00:00:00Z", "asked"],
      ["2026-11-20T00:10:00Z", "agent"],
      ["2026-11-20T01:00:00Z", "pending"],
    ];
    expect(clocks(steps, "2026-11-21T00:00:00Z")[1]).toMatchObject({
      usedMinutes: 60,
      state: "paused",
      dueAt: undefined,
    });
    steps.push(["2026-11-21T01:00:00Z", "open"]);
    expect(clocks(steps, "2026-11-21T02:00:00Z")[1]).toMatchObject({
      usedMinutes: 120,
      state: "running",
      dueAt: Date.parse("2026-11-21T08:00:00Z"),
    });
  });

  test("[SL3] solved and opened again, it runs on from where it stood", () => {
    const steps: Step[] = [
      ["2026-11-20T00:00:00Z", "asked"],
      ["2026-11-20T02:00:00Z", "resolved"],
    ];
    expect(clocks(steps, "2026-11-22T00:00:00Z")[1]).toMatchObject({
      state: "met",
      usedMinutes: 120,
    });
    steps.push(["2026-11-22T00:00:00Z", "open"]);
    expect(clocks(steps, "2026-11-22T01:00:00Z")[1]).toMatchObject({
      state: "running",
      usedMinutes: 180,
    });
  });

  test("[SL1] what an agent had taken for solved while the bot had it counts from when a person is asked for", () => {
    const steps: Step[] = [
      ["2026-11-20T00:00:00Z", "visitor"],
      ["2026-11-20T01:00:00Z", "resolved"],
      ["2026-11-20T05:00:00Z", "asked"],
    ];
    const both = clocks(steps, "2026-11-20T05:30:00Z");
    for (const one of both) expect(one).toMatchObject({ state: "running", usedMinutes: 30 });
  });

  test("before a person is asked for nothing is promised", () => {
    expect(clocks([["2026-11-20T00:00:00Z", "visitor"]], "2026-11-20T05:00:00Z")).toEqual([]);
  });
});
