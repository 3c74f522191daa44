import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../test/commands.ts";
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

test("[OB3] past that its ids keep it from being done twice", async () => {
  const visitor = await server.visitor();
  const message = sendMessage(server);
  const ticket = submitTicket(server);
  for (const command of [message, ticket]) await visitor.send(command);
  server.clock.advance(8 * DAY);
  await keepHouse(server.deps, server.app.services);
  expect((await visitor.send(message)).problem.code).toBe("invalid_input");
  expect((await visitor.send(ticket)).problem.code).toBe("transition_not_allowed");
  for (const { conversationId } of [message, ticket]) {
    const { messages } = (await visitor.conversation(conversationId)).body;
    expect(messages.filter(({ author }) => author === "visitor")).toHaveLength(1);
  }
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
