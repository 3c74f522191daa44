import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

describe("idempotency", () => {
  test("[OB3] the same key with the same command answers the same and does nothing again", async () => {
    const visitor = await server.visitor();
    const command = sendMessage(server);
    const key = server.id();
    const first = await visitor.send(command, key);
    const second = await visitor.send(command, key);
    expect(second.body).toEqual(first.body);
    const { body } = await visitor.conversation(command.conversationId);
    expect(body.messages).toHaveLength(2);
  });

  test("[OB3] ten at once do it once", async () => {
    const visitor = await server.visitor();
    const ticket = submitTicket(server);
    const key = server.id();
    const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.send(ticket, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const { body } = await visitor.conversation(ticket.conversationId);
    expect(body.messages).toHaveLength(1);
  });

  test("[OB3] the same key with another command is refused", async () => {
    const visitor = await server.visitor();
    const key = server.id();
    await visitor.send(sendMessage(server), key);
    const other = await visitor.send(sendMessage(server), key);
    expect(other.status).toBe(422);
    expect(other.problem.code).toBe("idempotency_key_reused");
  });

  test("[CV8] a repeated ticket is told its number and code again, which stand nowhere at rest", async () => {
    const visitor = await server.visitor();
    const ticket = submitTicket(server);
    const key = server.id();
    const first = await visitor.send(ticket, key);
    const second = await visitor.send(ticket, key);
    expect(second.body).toEqual(first.body);
    const code = first.body.lookupCode ?? "";
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    for (const table of ["events", "idempotency_keys", "conversations", "messages"] as const) {
      const rows = await server.deps.database.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(code);
    }
  });

  test("a key of one visitor session says nothing to another", async () => {
    const visitor = await server.visitor();
    const other = await server.visitor();
    const key = server.id();
    await visitor.send(sendMessage(server), key);
    const { status, body } = await other.send(sendMessage(server), key);
    expect(status).toBe(200);
    expect(body.events).toHaveLength(3);
  });

  test("what was refused may be sent again under its key, mended", async () => {
    const visitor = await server.visitor();
    const key = server.id();
    const ticket = submitTicket(server, { fields: {} });
    expect((await visitor.send(ticket, key)).status).toBe(422);
    const mended = { ...ticket, fields: { "order-number": "A1", wish: "arrive" } };
    expect((await visitor.send(mended, key)).status).toBe(200);
  });
});
