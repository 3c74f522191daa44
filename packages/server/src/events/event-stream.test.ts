import { expect, test } from "vitest";
import { createTestServer } from "../../test/test-server.ts";
import { createEventStreams } from "./event-stream.ts";

test("a stream that fails to read the log gives its place back", async () => {
  const server = await createTestServer({ isEmpty: true });
  const { events } = server.app.services;
  const streams = createEventStreams(events, { clock: server.clock, spread: () => 1_000 });
  const stream = await streams.open({ siteKey: "demo", visitorId: undefined }, undefined);
  expect(streams.count()).toBe(1);
  await server.deps.database.schema.dropTable("log_ends").execute();
  const reader = stream.getReader();
  await expect(reader.read().then(() => reader.read())).rejects.toThrow("log_ends");
  expect(streams.count()).toBe(0);
  await server.stop();
});

test("[EV3] what others wrote is read once for a reader, and none of its own is passed over", async () => {
  const server = await createTestServer();
  const { events, visitors } = server.app.services;
  const [visitor, stranger] = [await server.visitor(), await server.visitor()];
  const mine = (await visitor.say("登录不了")).map(({ cursor }) => cursor);
  const theirs = (await stranger.say("退款多久到账")).map(({ cursor }) => cursor);
  const reader = await visitors.authenticate("demo", visitor.token);
  const before = (mine[0] ?? 0) - 1;
  const first = await events.next(reader, before);
  expect(first.events.map(({ cursor }) => cursor)).toEqual(mine);
  expect(first.cursor).toBe(theirs.at(-1));
  const more = await visitor.say("再问一次");
  const second = await events.next(reader, first.cursor);
  expect(second.events).toEqual(more);
  expect(await events.next(reader, second.cursor)).toEqual({ events: [], cursor: second.cursor });
  await server.stop();
});

test("[P46] [EV7] long words come in several batches, none of them passed over", async () => {
  const server = await createTestServer({ isEmpty: true });
  const { events, visitors } = server.app.services;
  const visitor = await server.visitor();
  const said = [];
  for (let n = 0; n < 10; n++) said.push(...(await visitor.say(`${n} ${"好".repeat(9_000)}`)));
  const reader = await visitors.authenticate("demo", visitor.token);
  const read = [];
  let batches = 0;
  for (let cursor = (said[0]?.cursor ?? 0) - 1; read.length < said.length; batches++) {
    const next = await events.next(reader, cursor);
    expect(next.events.length).toBeGreaterThan(0);
    expect(JSON.stringify(next.events).length).toBeLessThan(75_000);
    read.push(...next.events);
    cursor = next.cursor;
  }
  expect(read).toEqual(said);
  expect(batches).toBeGreaterThan(1);
  await server.stop();
});
