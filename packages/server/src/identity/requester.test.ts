import type { Attributes, DeskRecord } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestIdentity, type Secret } from "../../test/identity.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
let admin: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  admin = await server.agent("admin@example.com", "admin");
  identity = createTestIdentity(server, admin);
  secret = await identity.newSecret();
});
afterAll(() => server.stop());

const record = async (id: string) => (await desk.record(admin, id)) as DeskRecord;
const claim = (token: string, attributes: Attributes) =>
  server.call("/commands", {
    method: "POST",
    token,
    key: server.id(),
    body: { type: "visitor.set_attributes", attributes },
  });
const handOff = async (token: string, conversationId = server.id()) => {
  const answer = await server.call("/commands", {
    method: "POST",
    token,
    key: server.id(),
    body: { type: "handoff.request", conversationId, locale: "zh-CN", capsule: [] },
  });
  expect(answer.status).toBe(200);
  return conversationId;
};
const li = {
  name: "李雷",
  email: "li@example.com",
  attributes: { plan: "gold", orders: 12, isStaff: false },
};
const nobody = { contactId: null, name: null, email: null, isVerified: false, attributes: {} };

describe("[F3.17] [ID5] [ID7] agents see who asks", () => {
  test("a contact, verified, with what was signed and, apart, what the page claims", async () => {
    const token = await identity.session(secret, "u-1", li);
    expect((await claim(token, { plan: "platinum", shoe: 42 })).status).toBe(200);
    const { requester } = await record(await handOff(token));
    expect(requester).toEqual({
      ...li,
      contactId: "u-1",
      isVerified: true,
      claimed: { plan: "platinum", shoe: 42 },
    });
  });

  test("an anonymous visitor by claims alone, unverified; nothing where none are made", async () => {
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor);
    expect((await record(id))?.requester ?? null).toBeNull();
    await claim(visitor.token, { name: "the boss" });
    expect((await record(id)).requester).toEqual({ ...nobody, claimed: { name: "the boss" } });
    await claim(visitor.token, {});
    const ticket = submitTicket(server);
    await visitor.send(ticket);
    expect((await desk.record(admin, ticket.conversationId))?.requester ?? null).toBeNull();
  });

  test("who files a ticket, and who says who they are while they wait", async () => {
    const visitor = await server.visitor();
    await claim(visitor.token, { colour: "red" });
    const ticket = submitTicket(server);
    await visitor.send(ticket);
    expect((await record(ticket.conversationId)).requester?.isVerified).toBe(false);
    await identity.session(secret, "u-2", { name: "韩梅梅" }, visitor.token);
    expect((await record(ticket.conversationId)).requester).toEqual({
      contactId: "u-2",
      name: "韩梅梅",
      email: null,
      isVerified: true,
      attributes: {},
      claimed: { colour: "red" },
    });
  });

  test("what holds now: a later token's words replace the earlier ones in what is open", async () => {
    const token = await identity.session(secret, "u-3", li);
    const id = await handOff(token);
    const closed = await handOff(token);
    for (const status of ["resolved", "closed"])
      await desk.act(admin, closed, "status", { status });
    await identity.session(secret, "u-3", { name: "李雷", attributes: { plan: "silver" } });
    expect((await record(id)).requester).toMatchObject({
      email: null,
      attributes: { plan: "silver" },
    });
    expect((await record(closed)).requester?.attributes).toEqual(li.attributes);
  });

  test("[F3.47] and find what a person asked by their name, address and id, never by a claim", async () => {
    const token = await identity.session(secret, "u-find", {
      name: "林黛玉",
      email: "Lin@find.cn",
    });
    await claim(token, { alias: "潇湘妃子" });
    const id = await handOff(token);
    const find = async (words: string) => {
      const path = `${DESK}/find?q=${encodeURIComponent(words)}`;
      const { body } = await server.call<{ found: { record: DeskRecord }[] }>(path, {
        token: admin,
      });
      return body.found.map(({ record: { conversationId } }) => conversationId);
    };
    for (const words of ["黛玉", "lin@find.cn", "u-find"]) expect(await find(words)).toEqual([id]);
    expect(await find("潇湘妃子")).toEqual([]);
  });

  test("never one who only looked the ticket up", async () => {
    const owner = await server.visitor();
    const ticket = submitTicket(server);
    const { body } = await owner.send(ticket);
    const friend = await server.visitor();
    const { conversation } = (await owner.conversation(ticket.conversationId)).body;
    const code = { number: conversation.number, code: body.lookupCode };
    const found = await server.call("/tickets/lookup", {
      method: "POST",
      token: friend.token,
      body: code,
    });
    expect(found.status).toBe(200);
    const token = await identity.session(secret, "u-4", li, friend.token);
    await claim(token, { mine: true });
    expect((await desk.record(admin, ticket.conversationId))?.requester ?? null).toBeNull();
    expect((await server.call(`/conversations/${ticket.conversationId}`, { token })).status).toBe(
      200,
    );
  });

  test("[HO7] at once and nobody else: the desk's stream tells, the visitor's does not", async () => {
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor);
    const path = "/v1/agents/sites/demo/events";
    const ofDesk = await openStream(server, { token: admin, path });
    const token = await identity.session(secret, "u-5", li, visitor.token);
    const [told] = await ofDesk.until(1);
    expect(told?.data).toMatchObject({ type: "desk.requester_changed", conversationId: id });
    await ofDesk.close();
    const ofVisitor = await openStream(server, { token, cursor: 0 });
    await ofVisitor.until(3);
    expect(ofVisitor.text()).not.toContain("requester");
    await ofVisitor.close();
  });

  test.each([
    [{ a: { b: 1 } }, "attributes.a"],
    [{ a: "x".repeat(501) }, "attributes.a"],
    [{ ["x".repeat(61)]: 1 }, `attributes.${"x".repeat(61)}`],
    [Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`a${at}`, at])), "attributes"],
  ])("claims that do not hold are refused (%#)", async (attributes, path) => {
    const { token } = await server.visitor();
    const { problem } = await claim(token, attributes as unknown as Attributes);
    expect(problem.code).toBe("invalid_input");
    expect(problem.issues?.[0]?.path).toBe(path);
  });
});

describe("[F3.48] [ID8] priority by attribute", () => {
  beforeAll(async () => {
    const rules = [
      { attribute: "plan", equals: "gold", priority: "high" },
      { attribute: "orders", equals: "12", priority: "urgent" },
      { attribute: "isStaff", equals: "true", priority: "low" },
    ];
    await identity.settings({ priorityRules: rules });
  });

  test("a VIP's handoff is raised by what was signed, to the highest that matches", async () => {
    const gold = await identity.session(secret, "vip-1", { attributes: { plan: "gold" } });
    expect((await record(await handOff(gold))).priority).toBe("high");
    const both = await identity.session(secret, "vip-2", li);
    expect((await record(await handOff(both))).priority).toBe("urgent");
  });

  test("the same claimed without a signature raises nothing", async () => {
    const visitor = await server.visitor();
    await claim(visitor.token, li.attributes);
    expect((await record(await handOff(visitor.token))).priority).toBe("normal");
    const signed = await identity.session(secret, "vip-3", { attributes: { plan: "none" } });
    await claim(signed, li.attributes);
    expect((await record(await handOff(signed))).priority).toBe("normal");
  });

  test("who waits is raised when they say who they are, and a ticket when it is filed", async () => {
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor, { text: "你好" });
    expect((await desk.record(admin, id))?.priority ?? "normal").toBe("normal");
    const token = await identity.session(secret, "vip-4", li, visitor.token);
    expect((await record(id)).priority).toBe("urgent");
    const ticket = submitTicket(server);
    await server.call("/commands", { method: "POST", token, key: server.id(), body: ticket });
    expect((await record(ticket.conversationId)).priority).toBe("urgent");
  });

  test("nothing is lowered, and what an agent set stays when the page is opened again", async () => {
    const staff = await identity.session(secret, "staff", { attributes: { isStaff: true } });
    expect((await record(await handOff(staff))).priority).toBe("normal");
    const token = await identity.session(secret, "vip-5", li);
    const id = await handOff(token);
    await desk.act(admin, id, "priority", { priority: "low" });
    await identity.session(secret, "vip-5", li, token);
    expect((await record(id)).priority).toBe("low");
  });
});
