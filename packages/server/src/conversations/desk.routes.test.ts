import type { ConversationSnapshot, ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { inTransaction } from "../database/database.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { recordEvents } from "./conversation-log.ts";
import { newConversation } from "./new-conversation.ts";

let server: TestServer;
let visitor: TestVisitor;
let token: string;
beforeAll(async () => {
  server = await createTestServer();
  visitor = await server.visitor();
  token = await server.agent();
});
afterAll(() => server.stop());

const base = "/v1/agents/sites/demo/conversations";
const act = (id: string, path: string, body: unknown, key = server.id()) =>
  server.call<{ events: ServerEvent[] }>(`${base}/${id}/${path}`, {
    method: "POST",
    token,
    key,
    body,
  });
async function fileTicket(): Promise<string> {
  const ticket = submitTicket(server);
  await visitor.send(ticket);
  return ticket.conversationId;
}

test("an agent sees every conversation of the site, newest first", async () => {
  const id = await fileTicket();
  server.clock.advance(1000);
  const talk = sendMessage(server);
  await (await server.visitor()).send(talk);
  const { body } = await server.call<{ conversations: ConversationSnapshot[] }>(base, { token });
  expect(body.conversations.map(({ conversation }) => conversation.id)).toEqual([
    talk.conversationId,
    id,
  ]);
});

describe("status", () => {
  test("[CV3] moves along the allowed ways only", async () => {
    const id = await fileTicket();
    const status = async () => (await visitor.conversation(id)).body.conversation.status;
    for (const next of ["open", "pending", "on_hold", "resolved", "open", "closed"]) {
      const { body } = await act(id, "status", { status: next });
      expect(body.events.map(({ type }) => type)).toEqual(["ticket.status_changed"]);
      expect(await status()).toBe(next);
    }
    for (const next of ["new", "open", "closed"]) {
      const refused = await act(id, "status", { status: next });
      expect(refused.status).toBe(409);
      expect(refused.problem.code).toBe("transition_not_allowed");
    }
    expect(await status()).toBe("closed");
    expect((await act(id, "status", { status: "lost" })).problem.issues).toEqual([
      { path: "status", code: "not_an_option" },
    ]);
  });

  test("a promise stands while we owe an answer", async () => {
    const id = await fileTicket();
    const promise = async () => (await visitor.conversation(id)).body.conversation.promisedAt;
    const first = await promise();
    await act(id, "status", { status: "open" });
    expect(await promise()).toBe(first);
    await act(id, "status", { status: "pending" });
    expect(await promise()).toBeNull();
    server.clock.advance(60_000);
    await act(id, "status", { status: "open" });
    expect(Date.parse((await promise()) ?? "")).toBe(server.clock.now() + 24 * 3_600_000);
  });
});

describe("replies", () => {
  test("[CV2] make the conversation the agent's and open it, in Markdown", async () => {
    const id = await fileTicket();
    const { body } = await act(id, "messages", {
      messageId: server.id(),
      markdown: "请看[这篇](article:refund-time)：\n\n1. 打开订单\n2. **申请退款**",
    });
    expect(body.events.map(({ type }) => type)).toEqual([
      "conversation.handler_changed",
      "message.created",
      "ticket.status_changed",
    ]);
    const { conversation, messages } = (await visitor.conversation(id)).body;
    expect(conversation).toMatchObject({ handler: "agent", status: "open", promisedAt: null });
    expect(messages.at(-1)).toMatchObject({ author: "agent", authorName: "小浪" });
    expect(messages.at(-1)?.body.map(({ type }) => type)).toEqual(["paragraph", "list"]);
    const second = await act(id, "messages", { messageId: server.id(), markdown: "还有吗？" });
    expect(second.body.events.map(({ type }) => type)).toEqual(["message.created"]);
  });

  test("[RT1] raw HTML and foreign links are refused with their line", async () => {
    const id = await fileTicket();
    const { status, problem } = await act(id, "messages", {
      messageId: server.id(),
      markdown: "fine\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))",
    });
    expect(status).toBe(422);
    expect(problem.issues).toEqual([
      { path: "markdown.3", code: "html_not_allowed" },
      { path: "markdown.5", code: "link_not_allowed" },
    ]);
    const empty = await act(id, "messages", { messageId: server.id(), markdown: " " });
    expect(empty.problem.issues).toEqual([{ path: "markdown", code: "required" }]);
  });

  test("[OB3] the same key replies once", async () => {
    const id = await fileTicket();
    const reply = { messageId: server.id(), markdown: "好" };
    const key = server.id();
    const [first, second] = await Promise.all([
      act(id, "messages", reply, key),
      act(id, "messages", reply, key),
    ]);
    expect(second?.body).toEqual(first?.body);
    expect((await visitor.conversation(id)).body.messages).toHaveLength(2);
    const other = await act(id, "messages", { ...reply, markdown: "不" }, key);
    expect(other.problem.code).toBe("idempotency_key_reused");
  });

  test("nothing is said in what is closed, nor in what is not there", async () => {
    const id = await fileTicket();
    await act(id, "status", { status: "closed" });
    const reply = { messageId: server.id(), markdown: "好" };
    expect((await act(id, "messages", reply)).problem.code).toBe("conversation_closed");
    expect((await act(server.id(), "messages", reply)).problem.code).toBe("not_found");
  });
});

describe("[P19] who may", () => {
  test("no one without a sign-in, and no visitor", async () => {
    expect((await server.call(base)).problem.code).toBe("token_missing");
    const asVisitor = await server.call(base, { token: visitor.token });
    expect(asVisitor.problem.code).toBe("token_missing");
  });

  test("no agent of another site: as if it did not exist", async () => {
    const { sites, imports, agents } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "other" });
    await imports.begin("other");
    const foreign = await server.call("/v1/agents/sites/other/conversations", { token });
    const missing = await server.call("/v1/agents/sites/missing/conversations", { token });
    expect(foreign.status).toBe(404);
    expect({ ...foreign.problem, requestId: "" }).toEqual({ ...missing.problem, requestId: "" });
    const email = "other@example.com";
    const password = await agents.create("other", { email, name: "O", role: "agent" });
    const other = await agents.signIn(email, password, async () => {});
    expect((await server.call(base, { token: other.token })).problem.code).toBe("unknown_site");
  });
});

test("a note is written once, whatever the key", async () => {
  const id = await fileTicket();
  const note = { noteId: server.id(), markdown: "call back", mentions: [] };
  expect((await act(id, "notes", note)).status).toBe(200);
  const { problem } = await act(id, "notes", note);
  expect(problem.issues).toEqual([{ path: "noteId", code: "already_used" }]);
});

test("who waits stays in the inbox, however much the bot talks", async () => {
  const waits = await fileTicket();
  const { database } = server.deps;
  await inTransaction(database, async (transaction) => {
    for (let count = 0; count < 250; count += 1) {
      server.clock.advance(1);
      const at = new Date(server.clock.now()).toISOString();
      const started = newConversation(
        { conversationId: server.id(), locale: "en", text: "hello" },
        { handler: "bot", at },
      );
      await recordEvents(transaction, "demo", undefined, { at, events: [started] });
    }
  });
  const { body } = await server.call<{ conversations: ConversationSnapshot[] }>(
    "/v1/agents/sites/demo/inbox",
    { token },
  );
  const listed = body.conversations.map(({ conversation }) => conversation);
  expect(listed.map(({ id }) => id)).toContain(waits);
  expect(listed.filter(({ handler }) => handler === "bot")).toHaveLength(200);
  const times = listed.map(({ updatedAt }) => updatedAt);
  expect(times).toEqual(times.toSorted().toReversed());
});
