import type { Hours } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let admin: string;
let li: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  await signIn();
});
/** Anew where time has gone by. */
async function signIn(): Promise<void> {
  admin = await server.agent("admin@example.com", "admin");
  li = await server.agent("li@example.com");
}
afterAll(() => server.stop());

type Settings = { name: string; origins: string[]; hours: Hours | null; targets: object | null };
const patch = (body: object, token = admin) =>
  server.call<Settings>(`${DESK}/settings`, { method: "PATCH", token, body });
const office: Hours = {
  timeZone: "Asia/Shanghai",
  weekly: [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day === 0 || day === 6 ? [] : [["09:00", "18:00"] as [string, string]],
  ),
  holidays: [{ date: "2026-11-23", name: "Inventory", open: [] }],
};
const target = { firstReply: 60, resolution: 480 };
const targets = {
  low: target,
  normal: target,
  high: target,
  urgent: { ...target, firstReply: 15 },
};

describe("[F3.70] a site's settings", () => {
  test("are read by agents and changed by admins, one by one", async () => {
    const before = await server.call<Settings>(`${DESK}/settings`, { token: li });
    server.clock.advance(1);
    const { body } = await patch({ name: "Shop help", origins: ["HTTPS://Shop.example.com/"] });
    expect(body).toEqual({
      ...before.body,
      name: "Shop help",
      origins: ["https://shop.example.com"],
    });
    expect((await patch({ name: "x" }, li)).problem.code).toBe("not_permitted");
    const audit = await server.call<{ entries: { act: string; detail: object }[] }>(
      `${DESK}/audit`,
      { token: admin },
    );
    expect(audit.body.entries[0]).toMatchObject({
      act: "site.changed",
      detail: { changed: ["name", "origins"] },
    });
  });

  test.each([
    [{ origins: ["not an origin"] }, "origins.0"],
    [{ replyWithinHours: 0 }, "replyWithinHours"],
    [{ hours: { ...office, timeZone: "Nowhere" } }, "hours.timeZone"],
    [{ unknown: 1 }, "unknown"],
    [{ defaultLocale: "fr" }, "defaultLocale"],
  ])("%o is refused", async (body, path) => {
    const { problem } = await patch(body);
    expect(problem.code).toBe("invalid_input");
    expect(problem.issues?.[0]?.path).toBe(path);
  });
});

describe("[F3.51] [HR4] outside hours", () => {
  test("a handoff is a ticket without retyping, told when people are back, promised from then", async () => {
    await patch({ hours: office });
    // Saturday in Shanghai; Monday is closed too.
    server.clock.advance(Date.parse("2026-11-21T04:00:00Z") - server.clock.now());
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor, { text: "退款一直没有到账" });
    const { conversation, messages } = (await visitor.conversation(id)).body;
    expect(conversation.number).toMatch(/^\d{3}-/);
    expect(JSON.stringify(messages)).toContain("退款一直没有到账");
    expect(conversation.promisedAt).toBe("2026-11-25T01:00:00.000Z");
    const { body } = await server.call<{ opensAt: string }>(`/conversations/${id}/queue`, {
      token: visitor.token,
    });
    expect(body.opensAt).toBe("2026-11-24T01:00:00.000Z");
    await signIn();
    await patch({ hours: null });
    const open = await server.call<{ opensAt: null }>(`/conversations/${id}/queue`, {
      token: visitor.token,
    });
    expect(open.body.opensAt).toBeNull();
  });
});

describe("[F3.50] [SL4] promises", () => {
  test("are warned of, then told as breached, once each; an answer in time is neither", async () => {
    await signIn();
    await patch({ targets, hours: null });
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor);
    const answered = await desk.waiting(visitor);
    await desk.reply(li, answered, "hello");
    const { promiseWatch } = server.app.services;
    const record = () => desk.record(li, id);
    await promiseWatch.look();
    expect((await record())?.warned ?? []).toEqual([]);
    server.clock.advance(48 * 60_000);
    await promiseWatch.look();
    expect(await record()).toMatchObject({ warned: ["first_reply"], breached: [] });
    server.clock.advance(12 * 60_000);
    await promiseWatch.look();
    await promiseWatch.look();
    expect(await record()).toMatchObject({ warned: ["first_reply"], breached: ["first_reply"] });
    expect((await desk.record(li, answered))?.breached ?? []).toEqual([]);
    await desk.act(li, answered, "priority", { priority: "urgent" });
    expect((await desk.record(li, answered))?.breached).toEqual([]);
  });
});
