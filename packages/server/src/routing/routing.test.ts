import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { CAP } from "./choose-agent.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let visitor: TestVisitor;
let li: string;
let mei: string;
let lead: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
  mei = await server.agent("mei@example.com");
  lead = await server.agent("lead@example.com", "lead");
});
beforeEach(async () => {
  for (const { conversation } of (await desk.inbox(li)).body.conversations) {
    if (conversation.status !== "closed") {
      await desk.act(li, conversation.id, "status", { status: "closed" });
    }
  }
  for (const token of [li, mei, lead]) await desk.presence(token, false);
});
afterAll(() => server.stop());

const idOf = async (token: string) => (await server.app.services.agents.authenticate(token)).id;
const ownerOf = async (id: string) => (await desk.conversation(li, id)).assignee?.id;
const team = (name: string, categorySlugs: string[], agentIds: string[], token = lead) =>
  server.call<{ id: string }>(`${DESK}/teams`, {
    method: "POST",
    token,
    body: { name, categorySlugs, agentIds },
  });

describe("[F3.41] who gets a conversation", () => {
  test("[RT3] nobody while all are away; whoever comes to work gets those who wait", async () => {
    const first = await desk.waiting(visitor);
    const second = await desk.waiting(visitor);
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([undefined, undefined]);
    await desk.presence(mei, true);
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([
      await idOf(mei),
      await idOf(mei),
    ]);
    expect(await desk.conversation(li, first)).toMatchObject({ handler: "agent", queuedAt: null });
  });

  test("[RT3] one who has not been heard of for three minutes is away", async () => {
    await desk.presence(mei, true);
    server.clock.advance(181_000);
    expect(await ownerOf(await desk.waiting(visitor))).toBeUndefined();
  });

  test("[RT1] the least busy, and nobody beyond what they can take", async () => {
    await desk.presence(li, true);
    await desk.presence(mei, true);
    const owners = [];
    for (let count = 0; count < CAP * 2; count += 1) {
      owners.push(await ownerOf(await desk.waiting(visitor)));
    }
    for (const token of [li, mei]) {
      const own = await idOf(token);
      expect(owners.filter((id) => id === own)).toHaveLength(CAP);
    }
    expect(owners[0]).not.toBe(owners[1]);
    const waits = await desk.waiting(visitor);
    expect(await ownerOf(waits)).toBeUndefined();
    const { conversations } = (await desk.inbox(li)).body;
    const ofMei = await idOf(mei);
    const one = conversations.find(
      ({ conversation }) => conversation.assignee?.id === ofMei && conversation.status !== "closed",
    );
    await desk.act(mei, one?.conversation.id ?? "", "status", { status: "resolved" });
    expect(await ownerOf(waits)).toBe(ofMei);
  });

  test("[HO5] not again who gave it back: it waits for others, or until they take it", async () => {
    await desk.presence(li, true);
    const id = await desk.waiting(visitor);
    expect(await ownerOf(id)).toBe(await idOf(li));
    await desk.act(li, id, "release");
    expect(await ownerOf(id)).toBeUndefined();
    await desk.presence(li, true);
    expect(await ownerOf(id)).toBeUndefined();
    const other = await desk.waiting(visitor);
    expect(await ownerOf(other)).toBe(await idOf(li));
    await desk.presence(mei, true);
    expect(await ownerOf(id)).toBe(await idOf(mei));
    await desk.act(mei, id, "release");
    expect(await ownerOf(id)).toBeUndefined();
    await desk.act(li, id, "claim");
    expect(await ownerOf(id)).toBe(await idOf(li));
  });

  test("[HO5] [RT4] one who passed it on is not given it back, one who gave it back before may be", async () => {
    const { body } = await team("退款组", [], [await idOf(li), await idOf(mei)]);
    const to = { teamId: body.id, reason: "x" };
    await desk.presence(mei, true);
    const id = await desk.waiting(visitor);
    await desk.act(mei, id, "release");
    await desk.act(li, id, "claim");
    await desk.presence(mei, false);
    await desk.presence(li, true);
    await desk.act(li, id, "escalate", to);
    expect(await ownerOf(id)).toBeUndefined();
    await desk.presence(mei, true);
    expect(await ownerOf(id)).toBe(await idOf(mei));
  });

  test("[RT1] its category leads to a team, whose name the visitor is told", async () => {
    await team("支付组", ["payment"], [await idOf(mei)]);
    await desk.presence(li, true);
    const waits = await desk.waiting(visitor, { categorySlug: "payment" });
    expect(await ownerOf(waits)).toBeUndefined();
    await desk.presence(mei, true);
    const { assignee } = (await visitor.conversation(waits)).body.conversation;
    expect(assignee).toMatchObject({ id: await idOf(mei), team: "支付组" });
  });
});

describe("[F3.04] [RT6] where one stands", () => {
  test("the place among those who wait, an estimate once waits are known, and who is there", async () => {
    const first = await desk.waiting(visitor);
    server.clock.advance(1);
    const second = await desk.waiting(visitor);
    type Place = { position: number; estimate: object | null; agentsOnline: number };
    const place = (id: string, token = visitor.token) =>
      server.call<Place>(`/conversations/${id}/queue`, { token });
    expect((await place(second)).body.position).toBe(2);
    expect((await place(second)).body.agentsOnline).toBe(0);
    await desk.act(li, second, "priority", { priority: "urgent" });
    expect((await place(second)).body.position).toBe(1);
    await desk.act(li, second, "claim");
    expect((await place(second)).body.position).toBe(0);
    for (let count = 0; count < 5; count += 1) {
      const id = await desk.waiting(visitor);
      server.clock.advance(240_000);
      await desk.act(li, id, "claim");
    }
    expect((await place(first)).body.estimate).toMatchObject({ toMinutes: expect.any(Number) });
    const stranger = await server.visitor();
    expect((await place(first, stranger.token)).status).toBe(404);
  });
});

describe("teams", () => {
  test("[AG8] are made and changed by leads, of agents of the site, which is noted", async () => {
    const { status, body } = await team("账号组", ["account"], [await idOf(li)]);
    expect(status).toBe(201);
    expect((await team("x", [], [], li)).problem.code).toBe("not_permitted");
    expect((await team("x", [], [server.id()])).problem.issues).toEqual([
      { path: "agentIds", code: "not_an_option" },
    ]);
    const changed = { name: "账号与安全组", categorySlugs: [], agentIds: [] };
    const path = `${DESK}/teams/${body.id}`;
    await server.call(path, { method: "PUT", token: lead, body: changed });
    const people = await server.call<{ teams: object[]; agents: object[] }>(`${DESK}/people`, {
      token: li,
    });
    expect(people.body.teams).toContainEqual({ id: body.id, ...changed });
    expect(people.body.agents).toHaveLength(3);
    expect((await server.call(path, { method: "DELETE", token: lead })).status).toBe(204);
    expect((await server.call(path, { method: "DELETE", token: lead })).status).toBe(404);
    const audit = await server.call<{ entries: { act: string; subject: string }[] }>(
      `${DESK}/audit`,
      { token: lead },
    );
    const noted = audit.body.entries.filter(({ subject }) => subject === body.id);
    expect(noted.map(({ act }) => act).toSorted()).toEqual([
      "team.removed",
      "team.saved",
      "team.saved",
    ]);
  });
});
