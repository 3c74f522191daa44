import type { ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const kinds = (events: ServerEvent[]) => events.map((event) => event.type);

describe("ticket.submit", () => {
  test("[CV1] [CV6] gives a new conversation its number and promise", async () => {
    const visitor = await server.visitor();
    const ticket = submitTicket(server, { categorySlug: "payment", email: "a@example.com" });
    const { body } = await visitor.send(ticket);
    expect(kinds(body.events)).toEqual([
      "conversation.started",
      "message.created",
      "ticket.created",
    ]);
    const { conversation } = (await visitor.conversation(ticket.conversationId)).body;
    expect(conversation).toMatchObject({
      handler: "queue",
      status: "new",
      subject: "充值没到账",
      categorySlug: "payment",
      fields: [
        { id: "order-number", label: "订单编号", value: "A123" },
        { id: "wish", label: "希望怎么解决", value: "arrive" },
      ],
    });
    expect(conversation.number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    const promise = Date.parse(conversation.promisedAt ?? "") - Date.parse(conversation.createdAt);
    expect(promise).toBe(24 * 3_600_000);
  });

  test("[CV1] a talk becomes the ticket: same id, same messages, and the bot is silent", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server);
    await visitor.send(talk);
    const { body } = await visitor.send(
      submitTicket(server, { conversationId: talk.conversationId }),
    );
    expect(kinds(body.events)).toEqual(["message.created", "ticket.created"]);
    const { messages, conversation } = (await visitor.conversation(talk.conversationId)).body;
    expect(messages.map(({ author }) => author)).toEqual(["visitor", "bot", "visitor"]);
    expect(conversation.handler).toBe("queue");
    const again = await visitor.send(submitTicket(server, { conversationId: talk.conversationId }));
    expect(again.problem.code).toBe("transition_not_allowed");
  });

  test("[EV1] half an emoji reads afresh as the events said it", async () => {
    const visitor = await server.visitor();
    // `call` compares log and snapshot after every write.
    const ticket = submitTicket(server, { subject: "x\ud83d", description: "\ude00\0y" });
    expect((await visitor.send(ticket)).status).toBe(200);
    const { conversation } = (await visitor.conversation(ticket.conversationId)).body;
    expect(conversation.subject).toBe("x\ufffd");
    expect(await visitor.say("\ud83d")).toHaveLength(3);
  });

  test("fields that do not hold are named, and a hidden one is neither asked for nor kept", async () => {
    const visitor = await server.visitor();
    const wrong = await visitor.send(
      submitTicket(server, { fields: { wish: "refund", amount: "0", other: "x" } }),
    );
    expect(wrong.status).toBe(422);
    expect(wrong.problem.issues).toEqual([
      { path: "fields.order-number", code: "required" },
      { path: "fields.amount", code: "too_small" },
      { path: "fields.other", code: "unknown_field" },
    ]);
    const ticket = submitTicket(server, {
      fields: { "order-number": "A1", wish: "arrive", amount: "secret" },
    });
    await visitor.send(ticket);
    const { conversation } = (await visitor.conversation(ticket.conversationId)).body;
    expect(conversation.fields.map(({ id }) => id)).toEqual(["order-number", "wish"]);
  });

  test("an unknown form is refused", async () => {
    const visitor = await server.visitor();
    const { problem } = await visitor.send(submitTicket(server, { formSlug: "nowhere" }));
    expect(problem.issues).toEqual([{ path: "formSlug", code: "not_an_option" }]);
  });

  test("where the visitor came from is kept for agents", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server, { context: { page: "https://shop.example.com/cart" } });
    await visitor.send(talk);
    await visitor.send(
      submitTicket(server, {
        conversationId: talk.conversationId,
        email: "me@example.com",
        context: { searched: ["退款"] },
      }),
    );
    const row = await server.deps.database
      .selectFrom("conversations")
      .select(["email", "context_json"])
      .where("id", "=", talk.conversationId)
      .executeTakeFirstOrThrow();
    expect(row.email).toBe("me@example.com");
    expect(JSON.parse(row.context_json)).toEqual({
      page: "https://shop.example.com/cart",
      searched: ["退款"],
    });
  });
});
