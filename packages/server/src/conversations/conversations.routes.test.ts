import type { ConversationSnapshot } from "@helpbuoy/protocol";
import { unreadCount } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

test("a visitor's own conversations, the one with news first", async () => {
  const visitor = await server.visitor();
  const stranger = await server.visitor();
  await stranger.say("别人的");
  const first = sendMessage(server);
  await visitor.send(first);
  server.clock.advance(1000);
  const second = sendMessage(server);
  await visitor.send(second);
  const list = async () =>
    (
      await server.call<{ conversations: ConversationSnapshot[] }>("/conversations", {
        token: visitor.token,
      })
    ).body.conversations;
  expect((await list()).map(({ conversation }) => conversation.id)).toEqual([
    second.conversationId,
    first.conversationId,
  ]);
  server.clock.advance(1000);
  await visitor.say("还有一个问题", { conversationId: first.conversationId });
  const [newest] = await list();
  expect(newest?.conversation.id).toBe(first.conversationId);
  expect(newest).toEqual((await visitor.conversation(first.conversationId)).body);
});

describe("receipts", () => {
  test("read up to a cursor, never back, never beyond what is there", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server);
    await visitor.send(talk);
    const read = (cursor: unknown) =>
      server.call(`/conversations/${talk.conversationId}/read`, {
        method: "POST",
        token: visitor.token,
        body: { cursor },
      });
    const snapshot = async () => (await visitor.conversation(talk.conversationId)).body;
    const before = await snapshot();
    expect(unreadCount(before)).toBe(1);
    expect((await read(1e9)).status).toBe(204);
    const after = await snapshot();
    expect(after.conversation.readCursor).toBe(before.cursor);
    expect(unreadCount(after)).toBe(0);
    await read(0);
    expect(await snapshot()).toEqual(after);
    expect((await read("1")).problem.issues).toEqual([{ path: "cursor", code: "wrong_type" }]);
    expect((await read(-1)).problem.issues).toEqual([{ path: "cursor", code: "too_small" }]);
  });

  test("for one of others there is nothing to read", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server);
    await visitor.send(talk);
    const { token } = await server.visitor();
    const { status } = await server.call(`/conversations/${talk.conversationId}/read`, {
      method: "POST",
      token,
      body: { cursor: 1 },
    });
    expect(status).toBe(404);
  });
});

test("an id of the wrong form is refused by field", async () => {
  const { token } = await server.visitor();
  const { problem } = await server.call("/conversations/not-an-id", { token });
  expect(problem.issues).toEqual([{ path: "id", code: "wrong_form" }]);
});

test("[P32] a snapshot read while something is written holds no message beyond its cursor", async () => {
  const visitor = await server.visitor();
  const { conversationId } = (await visitor.say("登录不了"))[0] ?? {};
  const id = conversationId ?? "";
  const { token } = visitor;
  const [list, , one] = await Promise.all([
    server.call<{ conversations: ConversationSnapshot[] }>("/conversations", { token }),
    visitor.say("退款多久到账", { conversationId: id }),
    server.call<ConversationSnapshot>(`/conversations/${id}`, { token }),
  ]);
  for (const { messages, cursor } of [...list.body.conversations, one.body]) {
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => message.cursor > cursor)).toEqual([]);
  }
});
