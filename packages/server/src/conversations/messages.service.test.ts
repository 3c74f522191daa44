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
