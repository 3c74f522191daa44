import type { Message, ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const kinds = (events: ServerEvent[]) => events.map((event) => event.type);
function lastMessage(events: ServerEvent[]): Message {
  const event = events.findLast((one) => one.type === "message.created");
  if (!event) throw new Error("nothing was said");
  return event.message;
}

describe("message.send", () => {
  test("[EV1] the first message starts a talk with the bot, which answers", async () => {
    const visitor = await server.visitor();
    const command = sendMessage(server);
    const { status, body } = await visitor.send(command);
    expect(status).toBe(200);
    expect(kinds(body.events)).toEqual([
      "conversation.started",
      "message.created",
      "message.created",
    ]);
    expect(lastMessage(body.events).author).toBe("bot");
    const { body: snapshot } = await visitor.conversation(command.conversationId);
    expect(snapshot.conversation).toMatchObject({
      handler: "bot",
      status: "new",
      number: null,
      subject: "退款多久到账",
    });
    expect(snapshot.messages).toHaveLength(2);
  });

  test("[EV2] cursors rise by one within a site", async () => {
    const visitor = await server.visitor();
    const events = await visitor.say("登录不了");
    const more = await visitor.say("充值没到账");
    const cursors = [...events, ...more].map((event) => event.cursor);
    expect(cursors).toEqual(cursors.map((_, i) => (cursors[0] ?? 0) + i));
  });

  test("[CV7] [EV7] nobody else's talk can be written to or read, as if there were none", async () => {
    const visitor = await server.visitor();
    const other = await server.visitor();
    const command = sendMessage(server);
    await visitor.send(command);
    const intrusion = await other.send(
      sendMessage(server, { conversationId: command.conversationId }),
    );
    expect(intrusion.problem.code).toBe("not_found");
    const foreign = await other.conversation(command.conversationId);
    const missing = await other.conversation(server.id());
    expect(foreign.status).toBe(404);
    expect({ ...foreign.problem, requestId: "" }).toEqual({ ...missing.problem, requestId: "" });
  });

  test("[CV4] the bot says nothing once a person has the conversation", async () => {
    const visitor = await server.visitor();
    const agent = await server.agent();
    const command = sendMessage(server);
    await visitor.send(command);
    await server.call(`/v1/agents/sites/demo/conversations/${command.conversationId}/messages`, {
      method: "POST",
      token: agent,
      key: server.id(),
      body: { messageId: server.id(), markdown: "我来看看。" },
    });
    const said = await visitor.say("好的", { conversationId: command.conversationId });
    expect(said.map((event) => event.type)).toEqual(["message.created"]);
  });

  test.for(["pending", "on_hold", "resolved"])(
    "[CV5] a message opens what is %s",
    async (status) => {
      const visitor = await server.visitor();
      const agent = await server.agent();
      const ticket = submitTicket(server);
      await visitor.send(ticket);
      await server.call(`/v1/agents/sites/demo/conversations/${ticket.conversationId}/status`, {
        method: "POST",
        token: agent,
        key: server.id(),
        body: { status },
      });
      const events = await visitor.say("还没好", { conversationId: ticket.conversationId });
      expect(kinds(events)).toEqual(["message.created", "ticket.status_changed"]);
      const { body } = await visitor.conversation(ticket.conversationId);
      expect(body.conversation.status).toBe("open");
      expect(body.conversation.promisedAt).not.toBeNull();
    },
  );

  test("[CV5] what is closed answers conversation_closed and changes nothing", async () => {
    const visitor = await server.visitor();
    const agent = await server.agent();
    const ticket = submitTicket(server);
    await visitor.send(ticket);
    await server.call(`/v1/agents/sites/demo/conversations/${ticket.conversationId}/status`, {
      method: "POST",
      token: agent,
      key: server.id(),
      body: { status: "closed" },
    });
    const before = await visitor.conversation(ticket.conversationId);
    const refused = await visitor.send(
      sendMessage(server, { conversationId: ticket.conversationId }),
    );
    expect(refused.status).toBe(409);
    expect(refused.problem.code).toBe("conversation_closed");
    const after = await visitor.conversation(ticket.conversationId);
    expect(after.body).toEqual(before.body);
  });

  test("an empty message, and a message's id used twice, are refused by field", async () => {
    const visitor = await server.visitor();
    const empty = await visitor.send(sendMessage(server, { text: " \n" }));
    expect(empty.problem.issues).toEqual([{ path: "text", code: "required" }]);
    const command = sendMessage(server);
    await visitor.send(command);
    const again = await visitor.send({ ...command, text: "other" });
    expect(again.problem.issues).toEqual([{ path: "messageId", code: "already_used" }]);
  });
});

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

describe("ratings", () => {
  test("an article's rating is kept, the last one of a visitor counts", async () => {
    const visitor = await server.visitor();
    const rate = (helped: boolean) =>
      visitor.send({ type: "article.rate", articleId: 1, locale: "zh-CN", helped });
    expect((await rate(true)).body).toEqual({ events: [] });
    await rate(false);
    const rows = await server.deps.database.selectFrom("article_ratings").selectAll().execute();
    expect(rows.map(({ helped }) => helped)).toEqual([0]);
  });

  test("an article that never was cannot be rated", async () => {
    const visitor = await server.visitor();
    const { problem } = await visitor.send({
      type: "article.rate",
      articleId: 999,
      locale: "zh-CN",
      helped: true,
    });
    expect(problem.code).toBe("article_not_found");
  });

  test("an answer of the bot is rated on the log", async () => {
    const visitor = await server.visitor();
    const events = await visitor.say("退款多久到账");
    const { id, conversationId } = lastMessage(events);
    const { body } = await visitor.send({
      type: "answer.rate",
      conversationId,
      messageId: id,
      helped: true,
    });
    expect(kinds(body.events)).toEqual(["answer.rated"]);
    const snapshot = await visitor.conversation(conversationId);
    expect(snapshot.body.messages.at(-1)?.helped).toBe(true);
    const own = await visitor.send({
      type: "answer.rate",
      conversationId,
      messageId: snapshot.body.messages[0]?.id ?? "",
      helped: true,
    });
    expect(own.problem.code).toBe("not_found");
  });
});

describe("[ER1] wrong input", () => {
  test("malformed JSON", async () => {
    const { token } = await server.visitor();
    const { status, problem } = await server.call("/commands", {
      method: "POST",
      token,
      key: server.id(),
      raw: '{"type": "message.send", "text": "secret words',
      headers: { "content-type": "application/json" },
    });
    expect(status).toBe(400);
    expect(problem.code).toBe("malformed_json");
    expect(JSON.stringify(problem)).not.toContain("secret");
  });

  test("fields of the wrong form are named by path, never what was typed", async () => {
    const visitor = await server.visitor();
    const { status, problem } = await visitor.send({
      ...sendMessage(server),
      conversationId: "secret-id",
      text: 42,
      locale: undefined,
    } as never);
    expect(status).toBe(422);
    expect(problem.issues).toEqual([
      { path: "conversationId", code: "wrong_form" },
      { path: "locale", code: "required" },
      { path: "text", code: "wrong_type" },
    ]);
    expect(JSON.stringify(problem)).not.toMatch(/secret|42/);
    const { problem: unknown } = await visitor.send({ type: "evil" } as never);
    expect(unknown.issues).toEqual([{ path: "type", code: "not_an_option" }]);
  });

  test("no key, no token, a token of another site", async () => {
    const { token } = await server.visitor();
    const body = sendMessage(server);
    const noKey = await server.call("/commands", { method: "POST", token, body });
    expect(noKey.problem.code).toBe("idempotency_key_missing");
    const key = server.id();
    const noToken = await server.call("/commands", { method: "POST", key, body });
    expect(noToken.status).toBe(401);
    expect(noToken.problem.code).toBe("token_missing");
    const { sites, imports } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "other" });
    await imports.begin("other");
    const foreign = await server.call("/v1/sites/other/commands", {
      method: "POST",
      token,
      key,
      body,
    });
    expect(foreign.problem.code).toBe("token_missing");
  });

  test("a body that is too big is refused while it is read", async () => {
    const { token } = await server.visitor();
    const { status, problem } = await server.call("/commands", {
      method: "POST",
      token,
      key: server.id(),
      raw: JSON.stringify({ text: "x".repeat(300_000) }),
      headers: { "content-type": "application/json" },
    });
    expect(status).toBe(413);
    expect(problem.code).toBe("body_too_big");
  });

  test("[ER2] the sentence is in the visitor's language", async () => {
    const chinese = await server.call("/commands", {
      method: "POST",
      headers: { "accept-language": "zh-TW,zh;q=0.9,en;q=0.8" },
    });
    expect(chinese.problem.title).toBe("缺少令牌，或令牌无效。");
    expect(chinese.headers.get("content-type")).toContain("application/problem+json");
    const english = await server.call("/commands", {
      method: "POST",
      headers: { "accept-language": "fr, en;q=0.5, zh;q=0.1" },
    });
    expect(english.problem.title).toBe("This needs a token, and none was sent or it is not known.");
  });
});
