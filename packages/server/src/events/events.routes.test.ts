import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { openStream, type OpenStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { HEARTBEAT } from "./event-stream.ts";

let server: TestServer;
const open: OpenStream[] = [];
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close();
  await server.stop();
});

async function stream(options: { token?: string; cursor?: number } = {}): Promise<OpenStream> {
  const opened = await openStream(server, options);
  open.push(opened);
  await expect.poll(() => opened.text()).toContain(": open");
  return opened;
}
const kinds = (opened: OpenStream) => opened.items().map(({ data }) => data["type"]);

test("is a stream that no proxy holds back or keeps", async () => {
  const { response } = await stream();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-store");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
});

describe("[EV3] replay and follow", () => {
  test("without a cursor it begins now, and follows", async () => {
    const visitor = await server.visitor();
    await visitor.say("登录不了");
    const live = await stream({ token: visitor.token });
    expect(live.items()).toEqual([]);
    const events = await visitor.say("退款多久到账");
    const items = await live.until(3);
    expect(items.map(({ data }) => data)).toEqual(events);
    expect(items.map(({ id }) => Number(id))).toEqual(events.map(({ cursor }) => cursor));
  });

  test("with a cursor it replays what came after, in order, and then follows", async () => {
    const visitor = await server.visitor();
    const first = await visitor.say("登录不了");
    const second = await visitor.say("退款多久到账");
    const replay = await stream({ token: visitor.token, cursor: first.at(-1)?.cursor ?? 0 });
    await replay.until(3);
    const third = await visitor.say("充值没到账");
    const items = await replay.until(6);
    expect(items.map(({ data }) => data)).toEqual([...second, ...third]);
  });

  test("a long gap is replayed whole", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server);
    const begun = await visitor.send(talk);
    const from = begun.body.events.at(-1)?.cursor ?? 0;
    for (let i = 0; i < 60; i++) {
      await visitor.say(`第${i}句`, { conversationId: talk.conversationId });
    }
    const replay = await stream({ token: visitor.token, cursor: from });
    const items = await replay.until(120);
    expect(items.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 120 }, (_, i) => from + 1 + i),
    );
  });
});

describe("[EV4] reset", () => {
  test("a cursor beyond the log's end", async () => {
    const lost = await stream({ cursor: 1e9 });
    const [reset] = await lost.until(1);
    expect(reset).toMatchObject({ event: "reset" });
    expect(reset?.data).toEqual({ cursor: Number(reset?.id) });
    const visitor = await server.visitor();
    await visitor.say("退款");
    expect(lost.items()).toHaveLength(1);
  });

  test("a cursor of which too long ago nothing is replayed", async () => {
    const visitor = await server.visitor();
    await visitor.say("登录不了");
    server.clock.advance(31 * 86_400_000);
    await server.app.services.events.endOldReplay("demo");
    const lost = await stream({ token: visitor.token, cursor: 1 });
    expect((await lost.until(1))[0]?.event).toBe("reset");
    const events = await visitor.say("退款多久到账");
    await lost.until(4);
    const fresh = await stream({ token: visitor.token, cursor: (events[0]?.cursor ?? 0) - 1 });
    expect((await fresh.until(3)).map(({ event }) => event)).toEqual(["event", "event", "event"]);
  });

  test("a cursor that is none is refused", async () => {
    expect((await server.call("/events?cursor=-1")).problem.issues).toEqual([
      { path: "cursor", code: "wrong_form" },
    ]);
  });
});

describe("[EV7] who sees what", () => {
  test("a visitor session sees its own, no other's, and what concerns the site", async () => {
    const visitor = await server.visitor();
    const stranger = await server.visitor();
    const own = await stream({ token: visitor.token });
    const anonymous = await stream();
    await stranger.say("别人的话");
    await visitor.say("自己的话");
    await server.deps.database.updateTable("articles").set({ title: "新的标题" }).execute();
    await server.app.services.publish.publish("demo");
    await own.until(5);
    await anonymous.until(2);
    expect(kinds(own)).toEqual([
      "conversation.started",
      "message.created",
      "message.created",
      "knowledge.published",
      "knowledge.published",
    ]);
    expect(own.text()).not.toContain("别人的话");
    expect(kinds(anonymous)).toEqual(["knowledge.published", "knowledge.published"]);
  });

  test("a ticket that was looked up is seen from then on", async () => {
    const owner = await server.visitor();
    const ticket = submitTicket(server);
    const { body } = await owner.send(ticket);
    const created = body.events.find((event) => event.type === "ticket.created");
    const visitor = await server.visitor();
    const live = await stream({ token: visitor.token });
    await owner.say("没有人看见", { conversationId: ticket.conversationId });
    await server.call("/tickets/lookup", {
      method: "POST",
      token: visitor.token,
      body: { number: created?.conversation.number, code: body.lookupCode },
    });
    await owner.say("现在看得见", { conversationId: ticket.conversationId });
    await expect.poll(() => live.text()).toContain("现在看得见");
  });

  test("a token that is not known is refused", async () => {
    const { status } = await server.call("/events", { token: "x".repeat(43) });
    expect(status).toBe(401);
  });
});

test("[EV6] a heartbeat at least every 20 s", async () => {
  expect(HEARTBEAT).toBeLessThanOrEqual(20_000);
  const quiet = await stream();
  const beats = () => quiet.text().split(": beat").length - 1;
  for (let beat = 1; beat <= 3; beat++) {
    await expect.poll(() => server.clock.hasTimer(HEARTBEAT)).toBe(true);
    server.clock.advance(HEARTBEAT);
    await expect.poll(beats).toBe(beat);
  }
});

test("[P46] a reader that takes nothing is cut, and costs no more than it holds", async () => {
  const visitor = await server.visitor();
  const response = await server.app.request("/v1/sites/demo/events?cursor=0", {
    headers: { authorization: `Bearer ${visitor.token}` },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (let i = 0; i < 5; i++) await visitor.say("说话");
  server.clock.advance(60_000);
  server.clock.advance(60_000);
  const chunks: number[] = [];
  const drain = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      chunks.push(value.byteLength);
    }
  };
  await expect(drain()).rejects.toThrow("stalled");
  expect(chunks.length).toBeLessThanOrEqual(2);
});

test("[P40] a stopping server ends streams with a hint when to come back", async () => {
  const streams = await Promise.all([stream(), stream(), stream()]);
  server.app.stop();
  for (const one of streams) {
    expect(await one.ended()).toBe(false);
    const hint = Number(/retry: (\d+)\n\n$/.exec(one.text())?.[1]);
    expect(hint).toBeGreaterThanOrEqual(1_000);
    expect(hint).toBeLessThanOrEqual(13_000);
  }
  expect((await server.call("/readyz")).status).toBe(503);
  const refused = await server.call("/manifest");
  expect(refused.problem).toMatchObject({ code: "shutting_down", retryAfter: 2 });
  expect(refused.headers.get("retry-after")).toBe("2");
  expect((await server.call("/healthz")).status).toBe(200);
});
