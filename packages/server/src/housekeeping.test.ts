import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMessage } from "../test/commands.ts";
import { createTestServer, type TestServer } from "../test/test-server.ts";
import { keepHouse } from "./housekeeping.ts";

const DAY = 86_400_000;
let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.stop());

const keys = async () =>
  (await server.deps.database.selectFrom("idempotency_keys").select("key").execute()).length;

test("[OB3] a repeated command is known for seven days", async () => {
  const visitor = await server.visitor();
  const command = sendMessage(server);
  const key = server.id();
  const first = await visitor.send(command, key);
  server.clock.advance(6 * DAY);
  await keepHouse(server.deps, server.app.services);
  expect((await visitor.send(command, key)).body).toEqual(first.body);
  server.clock.advance(2 * DAY);
  await keepHouse(server.deps, server.app.services);
  expect(await keys()).toBe(0);
});

test("is done once an hour by itself, until the server stops", async () => {
  const visitor = await server.visitor();
  await visitor.say("退款");
  server.clock.advance(8 * DAY);
  await expect.poll(keys).toBe(0);
  server.app.stop();
  expect(server.clock.hasTimer(3_600_000)).toBe(false);
});

test("an agent's sign-in is forgotten when it has ended", async () => {
  await server.agent();
  server.clock.advance(DAY);
  await keepHouse(server.deps, server.app.services);
  expect(await server.deps.database.selectFrom("agent_sign_ins").selectAll().execute()).toEqual([]);
});
