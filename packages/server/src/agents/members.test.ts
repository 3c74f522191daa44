import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await createTestServer();
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(() => server.stop());

const call = <Body>(path: string, method: string, body?: unknown, token = admin) =>
  server.call<Body>(path, { method, token, ...(body !== undefined && { body }) });
const invite = (email: string, role = "agent") =>
  call<{ id: string; token: string }>(`${DESK}/invitations`, "POST", { email, role });
const accept = (token: string, name = "Mei", password = "a long password") =>
  server.call<{ email: string }>("/v1/agents/invitations/accept", {
    method: "POST",
    body: { token, name, password },
  });
/** Takes an invitation as someone who is signed in. */
const acceptAs = (signedIn: string, token: string) =>
  call<{ email: string }>("/v1/agents/invitations/accept", "POST", { token }, signedIn);
const signIn = (email: string, password: string) =>
  call<{ token: string; agent: { id: string } }>("/v1/agents/sign-in", "POST", {
    email,
    password,
  });

describe("[F3.31] invitations", () => {
  test("[AG6] bring someone in once, with the part they were given", async () => {
    const { status, body } = await invite("Mei@Example.com", "lead");
    expect(status).toBe(201);
    const kept = await server.deps.database.selectFrom("agent_links").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(body.token);
    expect((await accept(body.token)).body).toEqual({ email: "mei@example.com" });
    expect((await accept(body.token)).problem.code).toBe("link_expired");
    const mei = await signIn("mei@example.com", "a long password");
    const people = await call<{ agents: object[] }>(`${DESK}/people`, "GET");
    expect(people.body.agents).toContainEqual(
      expect.objectContaining({ id: mei.body.agent.id, name: "Mei", role: "lead" }),
    );
    expect((await invite("mei@example.com")).problem.issues).toEqual([
      { path: "email", code: "already_used" },
    ]);
  });

  test("[AG6] end after three days, when taken back, and when there is a newer one", async () => {
    const first = (await invite("a@example.com")).body;
    const second = (await invite("a@example.com")).body;
    expect((await accept(first.token)).problem.code).toBe("link_expired");
    const path = `${DESK}/invitations/${second.id}`;
    expect((await call(path, "DELETE")).status).toBe(204);
    expect((await call(path, "DELETE")).status).toBe(404);
    expect((await accept(second.token)).problem.code).toBe("link_expired");
    const late = (await invite("a@example.com")).body;
    server.clock.advance(72 * 3_600_000);
    expect((await accept(late.token)).problem.code).toBe("link_expired");
    admin = await server.agent("admin@example.com", "admin");
  });

  test("to another site leave name and password of an agent as they are", async () => {
    const { sites, agents, members } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "second" });
    const person = { email: "both@example.com", name: "Both", role: "agent" as const };
    const password = await agents.create("demo", person);
    const by = { siteKey: "second", agent: { id: server.id(), name: "x", email: "x@example.com" } };
    const { token } = await members.invite(by, person);
    expect((await accept(token, "Someone else", "taken over by me")).problem.code).toBe(
      "sign_in_required",
    );
    expect((await signIn(person.email, "taken over by me")).status).toBe(401);
    const own = (await signIn(person.email, password)).body;
    expect((await acceptAs(own.token, token)).status).toBe(200);
    expect(await agents.sitesOf(own.agent.id)).toEqual([
      { key: "demo", role: "agent" },
      { key: "second", role: "agent" },
    ]);
  });

  test("[AG6] are taken by the invited agent alone: not by who invites, and not without signing in", async () => {
    const { sites, agents, members } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "third" });
    // An address that someone else's admin claimed for themselves on a site of their own.
    const claimed = (await invite("claimed@example.com")).body.token;
    await accept(claimed, "Claimed", "a password of the admin");
    const by = { siteKey: "third", agent: { id: server.id(), name: "x", email: "x@example.com" } };
    const { token } = await members.invite(by, { email: "claimed@example.com", role: "admin" });
    const other = await server.agent("other@example.com");
    expect((await acceptAs(other, token)).problem.code).toBe("sign_in_required");
    expect((await acceptAs("x".repeat(43), token)).problem.code).toBe("sign_in_required");
    const { body } = await signIn("claimed@example.com", "a password of the admin");
    expect(await agents.sitesOf(body.agent.id)).toEqual([{ key: "demo", role: "agent" }]);
    // What was refused did not use the link up.
    expect((await acceptAs(body.token, token)).status).toBe(200);
    // Someone new says who they are.
    const fresh = (await invite("fresh@example.com")).body.token;
    expect((await acceptAs(other, fresh)).problem.issues).toEqual([
      { path: "name", code: "required" },
    ]);
    // By cookie, another site's page cannot take it for them.
    const foreign = await server.call("/v1/agents/invitations/accept", {
      method: "POST",
      body: { token: fresh },
      headers: { cookie: `helpbuoy-agent=${other}`, "sec-fetch-site": "cross-site" },
    });
    expect(foreign.problem.code).toBe("cross_site_request");
  });
});

describe("members", () => {
  test("the last admin stays one", async () => {
    const { id } = await server.app.services.agents.authenticate(admin);
    const path = `${DESK}/members/${id}`;
    expect((await call(path, "PUT", { role: "agent" })).problem.code).toBe(
      "transition_not_allowed",
    );
    expect((await call(path, "DELETE")).problem.code).toBe("transition_not_allowed");
  });

  test("[AG3] a new part ends the sign-ins of the old one; the same again changes nothing", async () => {
    const token = await server.agent("moved@example.com");
    const { id } = await server.app.services.agents.authenticate(token);
    const put = (role: string) => call(`${DESK}/members/${id}`, "PUT", { role });
    expect((await put("agent")).status).toBe(204);
    expect((await call(`${DESK}/inbox`, "GET", undefined, token)).status).toBe(200);
    expect((await put("lead")).status).toBe(204);
    expect((await call(`${DESK}/inbox`, "GET", undefined, token)).problem.code).toBe(
      "token_missing",
    );
    const { body } = await call<{ members: object[] }>(`${DESK}/members`, "GET");
    expect(body.members).toContainEqual({
      id,
      name: "小浪",
      email: "moved@example.com",
      role: "lead",
      hasSecondFactor: false,
      seesSensitive: false,
    });
  });

  test("[HO9] what one who was taken away had waits again, and goes to who is at work", async () => {
    const desk = createTestDesk(server);
    const visitor = await server.visitor();
    const gone = await server.agent("leaving@example.com");
    const { id: agentId } = await server.app.services.agents.authenticate(gone);
    const [open, pending, resolved, closed] = await Promise.all(
      ["open", "pending", "resolved", "closed"].map(async (status) => {
        const id = await desk.waiting(visitor);
        await desk.act(gone, id, "claim");
        if (status !== "open") await desk.act(gone, id, "status", { status });
        return id;
      }),
    );
    await desk.presence(gone, false);
    const here = await server.agent("here@example.com");
    const { id: hereId } = await server.app.services.agents.authenticate(here);
    await desk.presence(here, true);
    expect((await call(`${DESK}/members/${agentId}`, "DELETE")).status).toBe(204);
    const of = async (id = "") => (await visitor.conversation(id)).body.conversation;
    expect(await of(open)).toMatchObject({ handler: "agent", assignee: { id: hereId } });
    for (const id of [pending, resolved]) {
      expect(await of(id)).toMatchObject({ handler: "queue", assignee: null });
    }
    expect((await of(closed)).assignee?.id).toBe(agentId);
    // What the visitor takes up again does not go to one who is gone.
    await visitor.say("还有一个问题", { conversationId: pending ?? "" });
    expect((await of(pending)).assignee?.id).toBe(hereId);
    await desk.presence(here, false);
  });

  test("[AG7] one who was taken away may do nothing more", async () => {
    const token = await server.agent("gone@example.com");
    const { id } = await server.app.services.agents.authenticate(token);
    expect((await call(`${DESK}/members/${id}`, "DELETE")).status).toBe(204);
    expect((await call(`${DESK}/inbox`, "GET", undefined, token)).problem.code).toBe(
      "unknown_site",
    );
    expect((await call(`${DESK}/members/${id}`, "DELETE")).status).toBe(404);
    const ofOthers = await call(`${DESK}/inbox`, "GET", undefined, token);
    const ofNobody = await call("/v1/agents/sites/nowhere/inbox", "GET", undefined, token);
    expect(ofNobody.problem.code).toBe("unknown_site");
    const names = (headers: Headers) => [...headers.keys()].toSorted();
    expect(names(ofNobody.headers)).toEqual(names(ofOthers.headers));
  });
});

test("[F3.32] [AG8] what agents do stands in the audit log, and nothing of what was written", async () => {
  const desk = createTestDesk(server);
  const lead = await server.agent("lead@example.com", "lead");
  const id = await desk.waiting(await server.visitor());
  server.clock.advance(1);
  await desk.act(lead, id, "claim");
  server.clock.advance(1);
  await desk.reply(lead, id, "a secret answer");
  const { number } = await desk.conversation(lead, id);
  type Entry = { id: string; act: string; subject: string; agent: { name: string } };
  const read = (query = "") =>
    call<{ entries: Entry[] }>(`${DESK}/audit${query}`, "GET", undefined, lead);
  const { entries } = (await read()).body;
  expect(entries.slice(0, 2).map(({ act }) => act)).toEqual([
    "conversation.reply",
    "conversation.claim",
  ]);
  expect(entries[0]).toMatchObject({ subject: number, agent: { name: "小浪" } });
  expect(JSON.stringify(entries)).not.toContain("secret");
  const next = (await read(`?limit=1&before=${entries[0]?.id}`)).body.entries;
  expect(next).toEqual([entries[1]]);
});
