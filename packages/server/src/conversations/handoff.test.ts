import {
  isTicketNumber,
  type ConversationSnapshot,
  type DeskRecord,
  type ServerEvent,
} from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
let li: string;
let mei: string;
beforeAll(async () => {
  server = await createTestServer();
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
  mei = await server.agent("mei@example.com");
});
afterAll(() => server.stop());

const base = "/v1/agents/sites/demo";
const act = (token: string, id: string, path: string, body: unknown = {}) =>
  server.call<{ events: ServerEvent[] }>(`${base}/conversations/${id}/${path}`, {
    method: "POST",
    token,
    key: server.id(),
    body,
  });
const reply = (token: string, id: string, markdown: string, rest: object = {}) =>
  act(token, id, "messages", { messageId: server.id(), markdown, ...rest });
const handoff = (conversationId: string, capsule: DeskRecord["capsule"] = []) =>
  visitor.send({ type: "handoff.request", conversationId, locale: "zh-CN", capsule });
async function waiting(capsule: DeskRecord["capsule"] = []): Promise<string> {
  const id = server.id();
  await visitor.say("退款一直没有到账", { conversationId: id });
  await handoff(id, capsule);
  return id;
}
const conversation = async (id: string) => (await visitor.conversation(id)).body.conversation;
const inbox = () =>
  server.call<{ conversations: ConversationSnapshot[]; records: DeskRecord[]; cursor: number }>(
    `${base}/inbox`,
    { token: li },
  );

describe("[F3.01] a visitor asks for a person", () => {
  test("[F3.02] [HO1] [CV1] the talk itself waits, with a number, a promise and a look-up code", async () => {
    const id = server.id();
    await visitor.say("退款一直没有到账", { conversationId: id });
    const { body } = await handoff(id);
    expect(body.events.map(({ type }) => type)).toEqual(["handoff.requested"]);
    const waits = await conversation(id);
    expect(waits).toMatchObject({ id, handler: "queue", status: "new", assignee: null });
    expect(waits.queuedAt).toBe(new Date(server.clock.now()).toISOString());
    expect(waits.promisedAt).toBe(new Date(server.clock.now() + 24 * 3_600_000).toISOString());
    expect(isTicketNumber(waits.number ?? "")).toBe(true);
    const other = await server.visitor();
    const found = await server.call<ConversationSnapshot>("/tickets/lookup", {
      method: "POST",
      token: other.token,
      body: { number: waits.number, code: body.lookupCode },
    });
    expect(found.body.conversation.id).toBe(id);
  });

  test("[HO1] before a word was said, and asking again changes nothing", async () => {
    const id = server.id();
    const { body } = await handoff(id);
    expect(body.events.map(({ type }) => type)).toEqual([
      "conversation.started",
      "handoff.requested",
    ]);
    const { number } = await conversation(id);
    expect((await handoff(id)).body.events).toEqual([]);
    expect((await conversation(id)).number).toBe(number);
  });

  test("[HO1] not in a conversation of others, nor in a closed one", async () => {
    const id = await waiting();
    const other = await server.visitor();
    const asked = { type: "handoff.request" as const, locale: "en", capsule: [] };
    const refused = await other.send({ ...asked, conversationId: id });
    expect(refused.problem.code).toBe("not_found");
    await act(li, id, "status", { status: "closed" });
    const late = await visitor.send({ ...asked, conversationId: id });
    expect(late.problem.code).toBe("conversation_closed");
  });

  test("[HO2] [CV4] the bot says nothing from then on", async () => {
    const id = await waiting();
    const events = await visitor.say("怎么退款", { conversationId: id });
    expect(events.flatMap((e) => (e.type === "message.created" ? [e.message.author] : []))).toEqual(
      ["visitor"],
    );
  });
});

describe("who has it", () => {
  test("[F3.07] [HO3] [P37] of two agents who claim at once one gets it, the other is told", async () => {
    const id = await waiting();
    const answers = await Promise.all([act(li, id, "claim"), act(mei, id, "claim")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe("assigned_to_other");
    const { handler, queuedAt } = await conversation(id);
    expect({ handler, queuedAt }).toEqual({ handler: "agent", queuedAt: null });
  });

  test("[HO4] a reply takes what nobody has; of another's it is refused unless it takes over", async () => {
    const id = await waiting();
    expect((await reply(li, id, "我来看看")).body.events.map(({ type }) => type)).toEqual([
      "conversation.handler_changed",
      "message.created",
      "ticket.status_changed",
    ]);
    const refused = await reply(mei, id, "你好");
    expect(refused.problem.code).toBe("assigned_to_other");
    const first = (await conversation(id)).assignee;
    expect((await reply(mei, id, "你好", { takeOver: true })).status).toBe(200);
    const second = (await conversation(id)).assignee;
    expect(second?.id).not.toBe(first?.id);
    const { body } = await visitor.conversation(id);
    expect(body.messages.filter(({ author }) => author === "agent")).toHaveLength(2);
  });

  test("[HO5] the visitor is told who answers; given back, it waits again", async () => {
    const id = await waiting();
    await act(li, id, "claim");
    expect((await conversation(id)).assignee).toMatchObject({ name: "小浪", team: null });
    server.clock.advance(5_000);
    expect((await act(mei, id, "release")).problem.code).toBe("assigned_to_other");
    await act(li, id, "release");
    expect(await conversation(id)).toMatchObject({
      handler: "queue",
      assignee: null,
      queuedAt: new Date(server.clock.now()).toISOString(),
    });
    const talk = sendMessage(server);
    await visitor.send(talk);
    const refused = await act(li, talk.conversationId, "release");
    expect(refused.problem.code).toBe("transition_not_allowed");
  });
});

describe("what agents alone know", () => {
  const capsule: DeskRecord["capsule"] = [
    { kind: "searched", text: "退款 到账" },
    { kind: "page", text: "https://shop.example.com/orders" },
  ];

  test("[HO6] [HO7] [F3.13] capsule, notes, priority and tags: in the inbox, never with the visitor", async () => {
    const id = await waiting(capsule);
    await act(li, id, "notes", { noteId: server.id(), markdown: "问过**银行**了", mentions: [] });
    await act(li, id, "priority", { priority: "urgent" });
    await act(li, id, "tags", { tags: ["退款", "VIP", "退款"] });
    const { body } = await inbox();
    const record = body.records.find(({ conversationId }) => conversationId === id);
    expect(record).toMatchObject({ priority: "urgent", tags: ["退款", "VIP"], capsule });
    expect(record?.notes[0]).toMatchObject({ agentName: "小浪" });
    const seen = JSON.stringify((await visitor.conversation(id)).body);
    for (const secret of ["银行", "到账 ", "urgent", "VIP", "shop.example.com"]) {
      expect(seen).not.toContain(secret);
    }
  });

  test("[HO7] the visitor's stream carries none of it, the agents' all", async () => {
    const { body } = await inbox();
    const id = await waiting(capsule);
    await act(li, id, "claim");
    const types = async (token: string, path: string) => {
      const { cursor } = body;
      const stream = await openStream(server, { token, cursor, path });
      const seen = () => stream.items().map(({ data }) => data["type"]);
      await expect.poll(seen).toContain("conversation.handler_changed");
      await stream.close();
      return seen();
    };
    const told = await types(li, `${base}/events`);
    expect(told).toContain("desk.capsule_received");
    expect(await types(visitor.token, "/v1/sites/demo/events")).toEqual(
      told.filter((type) => !String(type).startsWith("desk.")),
    );
  });
});

test("[HO8] [F3.12] a rating once it is resolved, and another in its place", async () => {
  const id = await waiting();
  const rate = (score: number) =>
    visitor.send({
      type: "conversation.rate",
      conversationId: id,
      rating: { score, tags: ["耐心"], comment: "谢谢" },
    });
  expect((await rate(5)).problem.code).toBe("transition_not_allowed");
  await act(li, id, "status", { status: "resolved" });
  expect((await rate(6)).problem.code).toBe("invalid_input");
  await rate(5);
  await rate(4);
  expect((await conversation(id)).rating).toEqual({ score: 4, tags: ["耐心"], comment: "谢谢" });
  const other = await server.visitor();
  const foreign = await other.send({
    type: "conversation.rate",
    conversationId: id,
    rating: { score: 1, tags: [], comment: "" },
  });
  expect(foreign.problem.code).toBe("not_found");
});
