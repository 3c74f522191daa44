import type { Problem } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let visitor: TestVisitor;
let li: string;
let mei: string;
let teamId: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
  mei = await server.agent("mei@example.com");
  const team = { name: "退款专员", categorySlugs: [], agentIds: [await idOf(mei)] };
  teamId = (await server.app.services.teams.save("demo", team)).id;
});
afterAll(() => server.stop());

const idOf = async (token: string) => (await server.app.services.agents.authenticate(token)).id;
const lastSaid = async (id: string) => {
  const { messages } = (await visitor.conversation(id)).body;
  return messages.at(-1);
};

describe("[F3.42] [RT4] passing on to a team", () => {
  test("tells the visitor the team and a new promise, agents the reason, and waits again", async () => {
    const id = await desk.waiting(visitor);
    await desk.act(li, id, "claim");
    server.clock.advance(3_600_000);
    const answer = await desk.act(li, id, "escalate", { teamId, reason: "两次退款失败" });
    expect(answer.status).toBe(200);
    const { conversation } = (await visitor.conversation(id)).body;
    expect(conversation).toMatchObject({ handler: "queue", assignee: null });
    expect(conversation.promisedAt).toBe(
      new Date(server.clock.now() + 24 * 3_600_000).toISOString(),
    );
    expect(await lastSaid(id)).toMatchObject({ author: "system" });
    expect(JSON.stringify((await lastSaid(id))?.body)).toContain("退款专员");
    expect(JSON.stringify((await visitor.conversation(id)).body)).not.toContain("两次退款失败");
    expect((await desk.record(li, id))?.teamId).toBe(teamId);
    await desk.presence(li, true);
    expect((await desk.conversation(li, id)).handler).toBe("queue");
    await desk.presence(mei, true);
    expect((await desk.conversation(li, id)).assignee).toMatchObject({ team: "退款专员" });
    for (const token of [li, mei]) await desk.presence(token, false);
  });

  test("not what another has, what the bot has, or to a team there is not", async () => {
    const id = await desk.waiting(visitor);
    await desk.act(mei, id, "claim");
    const to = { teamId, reason: "x" };
    expect((await desk.act(li, id, "escalate", to)).problem.code).toBe("assigned_to_other");
    const nowhere = { teamId: server.id(), reason: "x" };
    expect((await desk.act(mei, id, "escalate", nowhere)).problem.issues).toEqual([
      { path: "teamId", code: "not_an_option" },
    ]);
    const ofBot = server.id();
    await visitor.say("怎么退款", { conversationId: ofBot });
    expect((await desk.act(li, ofBot, "escalate", to)).problem.code).toBe("transition_not_allowed");
  });
});

test("[HO3] a conversation is given to a colleague, and to nobody else", async () => {
  const id = await desk.waiting(visitor);
  await desk.act(li, id, "assign", { agentId: await idOf(mei) });
  expect((await desk.conversation(li, id)).assignee?.id).toBe(await idOf(mei));
  const stranger = { agentId: server.id() };
  expect((await desk.act(li, id, "assign", stranger)).problem.code).toBe("invalid_input");
});

describe("[F3.43] [RT5] merging", () => {
  test("closes one in favour of the other, and both say so", async () => {
    const [from, into] = [await desk.waiting(visitor), await desk.waiting(visitor)];
    expect((await desk.act(li, from, "merge", { intoId: into })).status).toBe(200);
    const gone = (await visitor.conversation(from)).body;
    const kept = (await visitor.conversation(into)).body;
    expect(gone.conversation.status).toBe("closed");
    expect(kept.conversation.status).toBe("new");
    expect(JSON.stringify(gone.messages.at(-1))).toContain(kept.conversation.number);
    expect(JSON.stringify(kept.messages.at(-1))).toContain(gone.conversation.number);
    expect(await desk.record(li, from)).toMatchObject({ mergedInto: into });
    expect(await desk.record(li, into)).toMatchObject({ mergedFrom: [from] });
  });

  test("never across visitors, with itself, or with what is closed", async () => {
    const other = await server.visitor();
    const id = await desk.waiting(visitor);
    const foreign = await desk.waiting(other);
    for (const intoId of [foreign, id, server.id()]) {
      const { problem } = await desk.act(li, id, "merge", { intoId });
      expect(problem.issues).toEqual([{ path: "intoId", code: "not_an_option" }]);
    }
    const closed = await desk.waiting(visitor);
    await desk.act(li, closed, "status", { status: "closed" });
    const { problem } = await desk.act(li, id, "merge", { intoId: closed });
    expect(problem.code).toBe("transition_not_allowed");
  });
});

test("[F3.44] spam is closed and known as such, to agents alone", async () => {
  const id = await desk.waiting(visitor);
  await desk.act(li, id, "spam");
  expect((await desk.conversation(li, id)).status).toBe("closed");
  expect(await desk.record(li, id)).toMatchObject({ isSpam: true });
  expect(JSON.stringify((await visitor.conversation(id)).body)).not.toContain("spam");
});

test("[F3.46] tags and the site's own fields", async () => {
  const id = await desk.waiting(visitor);
  await desk.act(li, id, "tags", { tags: ["vip", "vip", "退款"] });
  await desk.act(li, id, "fields", { fields: { orderValue: "199.00" } });
  expect(await desk.record(li, id)).toMatchObject({
    tags: ["vip", "退款"],
    fields: { orderValue: "199.00" },
  });
  const wrong = await desk.act(li, id, "fields", { fields: { "a b": "x" } });
  expect(wrong.problem.code).toBe("invalid_input");
});

describe("[F3.45] bulk", () => {
  const bulk = (ids: string[], act: object, key = server.id()) =>
    server.call<{ outcome: { id: string; problem: Problem["code"] | null }[] }>(`${DESK}/bulk`, {
      method: "POST",
      token: li,
      key,
      body: { ids, act },
    });

  test("each on its own: one refused stops no other, and a repeated request changes nothing", async () => {
    const ids = [await desk.waiting(visitor), await desk.waiting(visitor), server.id()];
    await desk.act(li, ids[1] ?? "", "status", { status: "closed" });
    const key = server.id();
    const resolve = { type: "status", status: "resolved" };
    const { body } = await bulk(ids, resolve, key);
    expect(body.outcome.map(({ problem }) => problem)).toEqual([
      null,
      "transition_not_allowed",
      "not_found",
    ]);
    expect((await desk.conversation(li, ids[0] ?? "")).status).toBe("resolved");
    expect((await bulk(ids, resolve, key)).body).toEqual(body);
  });

  test.each([
    [{ type: "claim" }, { assignee: { name: "小浪" } }],
    [{ type: "spam" }, { status: "closed" }],
  ])("%o", async (act, expected) => {
    const id = await desk.waiting(visitor);
    await bulk([id], act);
    expect(await desk.conversation(li, id)).toMatchObject(expected);
  });

  test("priority and tags", async () => {
    const id = await desk.waiting(visitor);
    await bulk([id], { type: "priority", priority: "urgent" });
    await bulk([id], { type: "tags", tags: ["a"] });
    await bulk([id], { type: "assign", agentId: await idOf(mei) });
    expect(await desk.record(li, id)).toMatchObject({ priority: "urgent", tags: ["a"] });
    expect((await desk.conversation(li, id)).assignee?.id).toBe(await idOf(mei));
  });
});
