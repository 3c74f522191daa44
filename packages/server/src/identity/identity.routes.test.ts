import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestIdentity, signToken, type Secret } from "../../test/identity.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { HEARTBEAT } from "../events/event-stream.ts";

const DAY = 86_400_000;
let server: TestServer;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
/** Of a person nobody has heard of yet. */
let sub: string;
beforeAll(async () => {
  server = await createTestServer();
  identity = createTestIdentity(server, await server.agent("admin@example.com", "admin"));
  secret = await identity.newSecret();
});
beforeEach(() => {
  sub = server.id();
});
afterAll(() => server.stop());

const list = async (token: string) => {
  const { body } = await server.call<{ conversations: { conversation: { id: string } }[] }>(
    "/conversations",
    { token },
  );
  return body.conversations?.map(({ conversation }) => conversation.id);
};
const statusOf = async (token: string) => (await server.call("/conversations", { token })).status;
const end = (token: string) => server.call("/visitor-sessions/end", { method: "POST", token });

test("[ID1] [P18] the answer says who it is; its token of 256 bits is kept as its hash and slides for 30 days", async () => {
  const claims = identity.claimsOf(sub, { name: "Li Lei", email: "li@example.com" });
  const { status, body, headers } = await identity.identify(signToken(secret, claims));
  expect(status).toBe(201);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body.contact).toEqual({ id: sub, name: "Li Lei", email: "li@example.com" });
  expect(Buffer.from(body.token, "base64url")).toHaveLength(32);
  expect(Date.parse(body.expiresAt) - server.clock.now()).toBe(30 * DAY);
  const rows = await server.deps.database.selectFrom("visitors").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(body.token);
  server.clock.advance(29 * DAY);
  expect(await statusOf(body.token)).toBe(200);
  server.clock.advance(29 * DAY);
  expect(await statusOf(body.token)).toBe(200);
  server.clock.advance(30 * DAY);
  expect((await server.call("/conversations", { token: body.token })).problem.code).toBe(
    "token_expired",
  );
});

describe("[ID4] what was begun anonymously", () => {
  test("is the contact's after identify, on another device too, and nobody else's", async () => {
    const visitor = await server.visitor();
    const conversationId = server.id();
    const [first] = await visitor.say("退款", { conversationId });
    const here = await identity.session(secret, sub, {}, visitor.token);
    const there = await identity.session(secret, sub);
    expect([await list(here), await list(there)]).toEqual([[conversationId], [conversationId]]);
    expect(await list(await identity.session(secret, server.id()))).toEqual([]);
    expect(await list((await server.visitor()).token)).toEqual([]);
    const cursor = (first?.cursor ?? 0) - 1;
    const stream = await openStream(server, { token: there, cursor });
    const [item] = await stream.until(1);
    expect(item?.data).toMatchObject({ type: "conversation.started", conversationId });
    await stream.close();
  });

  test("goes with its files and keys: what waited is sent by the contact, once", async () => {
    const visitor = await server.visitor();
    const [conversationId, fileId] = [server.id(), server.id()];
    const sent = await server.call(`/files/${fileId}?name=a.txt&conversationId=${conversationId}`, {
      method: "PUT",
      token: visitor.token,
      key: server.id(),
      raw: "hello",
    });
    expect(sent.status).toBe(200);
    const key = server.id();
    const first = sendMessage(server, { conversationId });
    const answer = await visitor.send(first, key);
    const token = await identity.session(secret, sub, {}, visitor.token);
    const send = (body: object, by: string) =>
      server.call("/commands", { method: "POST", token, key: by, body });
    expect((await send(first, key)).body).toEqual(answer.body);
    const next = sendMessage(server, { conversationId, attachments: [fileId] });
    expect((await send(next, server.id())).status).toBe(200);
    expect((await server.call(`/files/${fileId}`, { token })).status).toBe(200);
  });

  test("stays its own where another contact's session, an ended or an unknown one comes along", async () => {
    const other = await identity.session(secret, server.id());
    const id = server.id();
    await server.call("/commands", {
      method: "POST",
      token: other,
      key: server.id(),
      body: sendMessage(server, { conversationId: id }),
    });
    for (const bearer of [other, "x".repeat(43)]) {
      expect(await list(await identity.session(secret, sub, {}, bearer))).toEqual([]);
    }
    expect(await list(other)).toEqual([id]);
  });

  test("is not written into by the session that ended, not even by what was on its way", async () => {
    const visitor = await server.visitor();
    const { commands, visitors, sites } = server.app.services;
    const letIn = await visitors.authenticate("demo", visitor.token);
    const site = await sites.get("demo");
    await identity.session(secret, sub, {}, visitor.token);
    const late = commands.execute(site, letIn, server.id(), sendMessage(server));
    await expect(late).rejects.toMatchObject({ code: "token_missing" });
  });
});

describe("[P18] a token", () => {
  test("is replaced at identify: an anonymous one and one of the same contact are dead then", async () => {
    const visitor = await server.visitor();
    const first = await identity.session(secret, sub, {}, visitor.token);
    expect(await statusOf(visitor.token)).toBe(401);
    const second = await identity.session(secret, sub, {}, first);
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  });

  test("is dead at logout, its stream within a heartbeat; other devices go on", async () => {
    const [here, there] = [
      await identity.session(secret, sub),
      await identity.session(secret, sub),
    ];
    const stream = await openStream(server, { token: here });
    expect((await end(here)).status).toBe(204);
    expect((await end(here)).status).toBe(401);
    server.clock.advance(HEARTBEAT);
    expect(await stream.ended()).toBe(false);
    expect([await statusOf(here), await statusOf(there)]).toEqual([401, 200]);
    const visitor = await server.visitor();
    expect((await end(visitor.token)).status).toBe(204);
    expect(await statusOf(visitor.token)).toBe(401);
  });

  test("opens nothing from an address", async () => {
    const token = await identity.session(secret, sub);
    for (const name of ["token", "access_token", "authorization"]) {
      const { problem } = await server.call(`/conversations?${name}=${token}`);
      expect(problem.code).toBe("token_missing");
    }
  });

  test("counts on its own site alone", async () => {
    const { sites } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "other" });
    const token = await identity.session(secret, sub);
    const { problem } = await server.call("/v1/sites/other/conversations", { token });
    expect(problem.code).toBe("token_missing");
    const jwt = signToken(secret, identity.claimsOf(sub, { aud: "other" }));
    const answer = await server.call("/v1/sites/other/visitor-sessions/identify", {
      method: "POST",
      body: { token: jwt },
    });
    expect(answer.problem.code).toBe("identity_invalid");
  });
});

test("[P29] identify is limited by address as new sessions are", async () => {
  const strict = await createTestServer({ isEmpty: true, flags: { "rate-limit-factor": "0.02" } });
  const ask = () =>
    strict.call("/visitor-sessions/identify", { method: "POST", body: { token: "x" } });
  expect((await ask()).status).toBe(401);
  expect((await ask()).status).toBe(401);
  expect((await ask()).status).toBe(429);
  await strict.stop();
});
