import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestIdentity } from "../../test/identity.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import type { OpenApiDocument } from "./openapi.ts";

type Operation = { security?: Record<string, unknown>[] };

let server: TestServer;
let operations: { method: string; path: string; operation: Operation }[];
beforeAll(async () => {
  server = await createTestServer();
  const { body } = await server.call<OpenApiDocument>("/v1/openapi.json");
  operations = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.entries((item ?? {}) as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace("{site}", "demo").replace(/\{(\w*id\w*|message)\}/gi, server.id()),
      operation,
    })),
  );
});
afterAll(() => server.stop());

// Everything an agent or a visitor may call, from the document itself: a new route is in it by itself.
describe("[P17] [P19] every route that asks for a token refuses those who have none of its kind", () => {
  async function refusals(kind: string, token: string | undefined) {
    const asked = operations.filter(({ operation }) =>
      operation.security?.some((one) => kind in one),
    );
    const answers = [];
    for (const { method, path } of asked) {
      const { status, problem } = await server.call(path, {
        method,
        key: server.id(),
        ...(token !== undefined && { token }),
        ...(method !== "GET" && { body: {} }),
      });
      answers.push(`${method} ${path.replace(/\/[0-9A-Z]{26}/g, "/…")} ${status} ${problem.code}`);
    }
    return answers;
  }

  test("visitors' routes: no token but for the stream, an unknown one, an agent's", async () => {
    const open = await refusals("visitorToken", "x".repeat(43));
    expect(open).not.toHaveLength(0);
    for (const answer of open) expect(answer).toMatch(/401 token_missing$/);
    const agent = await refusals("visitorToken", await server.agent());
    for (const answer of agent) expect(answer).toMatch(/401 token_missing$/);
  });

  test("agents' routes: no token, an unknown one, a visitor's", async () => {
    const { token } = await server.visitor();
    for (const given of [undefined, "x".repeat(43), token]) {
      const answers = await refusals("agentToken", given);
      expect(answers).not.toHaveLength(0);
      for (const answer of answers) expect(answer).toMatch(/401 token_missing$/);
    }
  });

  test("what asks for no token is known by name", () => {
    const open = operations.filter(({ operation }) => !operation.security);
    expect(
      open.map(({ method, path }) => `${method} ${path.split("/").slice(2).join("/")}`),
    ).toEqual([
      "GET sites/demo/packs/{file}",
      "GET sites/demo/media/{name}",
      "GET sites/demo/pictures/{name}",
      "GET sites/demo/manifest",
      "GET sites/demo/search",
      expect.stringMatching(/^GET sites\/demo\/articles\//),
      "POST sites/demo/visitor-sessions/identify",
      expect.stringMatching(/^POST sites\/demo\/task-runs\//),
      "POST sites/demo/visitor-sessions",
      "POST agents/sign-in",
      "POST agents/session",
      "POST agents/invitations/accept",
      "POST agents/password-reset",
      "POST agents/password-reset/confirm",
    ]);
  });
});

describe("[F3.92] [P19] who may call what", () => {
  let tokens: Record<"visitor" | "contact" | "stranger" | "agent" | "lead" | "admin", string>;
  beforeAll(async () => {
    const { sites, agents } = server.app.services;
    const site = await sites.get("demo");
    await sites.create({ ...site, key: "other" });
    const person = { email: "stranger@example.com", name: "Stranger", role: "admin" as const };
    const password = await agents.create("other", person);
    const admin = await server.agent("admin@example.com", "admin");
    const identity = createTestIdentity(server, admin);
    tokens = {
      contact: await identity.session(await identity.newSecret(), "u-1"),
      visitor: (await server.visitor()).token,
      stranger: (await agents.signIn(person.email, password, async () => {})).token,
      agent: await server.agent("agent@example.com", "agent"),
      lead: await server.agent("lead@example.com", "lead"),
      admin,
    };
  });

  const ofAgents = () =>
    operations.filter(({ operation }) => operation.security?.some((one) => "agentToken" in one));
  const ofSite = () => ofAgents().filter(({ path }) => path.includes("/sites/demo/"));
  async function ask(method: string, path: string, token: string, body: unknown = {}) {
    // A stream that is let in never ends; its status is what is asked for.
    const response = await server.app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "idempotency-key": server.id(),
        ...(method !== "GET" && { "content-type": "application/json" }),
      },
      ...(method !== "GET" && { body: JSON.stringify(body) }),
    });
    if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
      await response.body?.cancel();
      return { status: response.status, text: "" };
    }
    const text = (await response.text()).replace(/"requestId":"[^"]*"/, "");
    return { status: response.status, text };
  }

  test("a contact's token opens no agents' route", async () => {
    for (const { method, path } of ofAgents()) {
      const { status, text } = await ask(method, path, tokens.contact);
      expect(status, `${method} ${path}`).toBe(401);
      expect(text).toContain("token_missing");
    }
  });

  test("an agent of another site is answered as for a site that does not exist", async () => {
    expect(ofSite()).not.toHaveLength(0);
    for (const { method, path } of ofSite()) {
      const foreign = await ask(method, path, tokens.stranger);
      const missing = await ask(method, path.replace("/demo/", "/nowhere/"), tokens.stranger);
      expect(foreign, `${method} ${path}`).toEqual(missing);
      expect(foreign.status).toBe(404);
    }
  });

  test("roles: what only leads and admins may do is refused to the others, and nothing else is", async () => {
    const least = { agent: [] as string[], lead: [] as string[] };
    for (const { method, path } of ofSite()) {
      for (const role of ["agent", "lead", "admin"] as const) {
        const { status, text } = await ask(method, path, tokens[role]);
        const isRefused = status === 403 && text.includes("not_permitted");
        expect(status, `${method} ${path} as ${role}`).not.toBe(401);
        if (isRefused) expect(role).not.toBe("admin");
        const name = `${method} ${path
          .split("/")
          .slice(5)
          .join("/")
          .replace(/[0-9A-Z]{26}/g, "…")}`;
        if (isRefused && role !== "admin") least[role].push(name);
      }
    }
    expect(least).toMatchInlineSnapshot(`
      {
        "agent": [
          "POST pictures",
          "GET invitations",
          "POST invitations",
          "DELETE invitations/…",
          "GET members",
          "PUT members/…",
          "DELETE members/…",
          "PATCH settings",
          "GET identity-secrets",
          "POST identity-secrets",
          "DELETE identity-secrets/…",
          "PUT knowledge/{locale}/categories",
          "POST knowledge/{locale}/articles/{slug}/publish",
          "POST knowledge/{locale}/articles/{slug}/unpublish",
          "POST knowledge/{locale}/articles/{slug}/restore",
          "GET audit",
          "GET webhooks",
          "POST webhooks",
          "DELETE webhooks/…",
          "POST webhooks/…/secret",
          "POST webhooks/…/ping",
          "GET webhooks/…/deliveries",
          "POST webhooks/…/deliveries/…/redeliver",
          "POST settings/check",
          "PUT forms/{slug}",
          "DELETE forms/{slug}",
          "PUT knowledge/{locale}/synonyms",
          "PUT guides/{slug}",
          "DELETE guides/{slug}",
          "PUT tasks/{slug}",
          "DELETE tasks/{slug}",
          "POST teams",
          "PUT teams/…",
          "DELETE teams/…",
          "POST canned-replies",
          "PUT canned-replies/…",
          "DELETE canned-replies/…",
          "POST conversations/…/erase",
          "GET conversations/…/export",
          "POST contacts/erase",
          "GET contacts/export",
          "PUT members/…/sensitive-fields",
        ],
        "lead": [
          "POST pictures",
          "GET invitations",
          "POST invitations",
          "DELETE invitations/…",
          "GET members",
          "PUT members/…",
          "DELETE members/…",
          "PATCH settings",
          "GET identity-secrets",
          "POST identity-secrets",
          "DELETE identity-secrets/…",
          "GET webhooks",
          "POST webhooks",
          "DELETE webhooks/…",
          "POST webhooks/…/secret",
          "POST webhooks/…/ping",
          "GET webhooks/…/deliveries",
          "POST webhooks/…/deliveries/…/redeliver",
          "POST settings/check",
          "PUT forms/{slug}",
          "DELETE forms/{slug}",
          "PUT knowledge/{locale}/synonyms",
          "PUT members/…/sensitive-fields",
        ],
      }
    `);
  });

  test("a foreign conversation or file answers exactly like a missing one", async () => {
    const own = server.id();
    const visitor = await server.visitor();
    await visitor.say("退款", { conversationId: own });
    const ofVisitors = operations.filter(
      ({ operation, path }) =>
        path.includes("/conversations/") &&
        operation.security?.some((one) => "visitorToken" in one),
    );
    expect(ofVisitors).not.toHaveLength(0);
    for (const { method, path } of ofVisitors) {
      const at = (id: string) => path.replace(/[0-9A-Z]{26}/, id);
      const body = { cursor: 1, email: "a@example.com" };
      for (const token of [tokens.visitor, tokens.contact]) {
        const foreign = await ask(method, at(own), token, body);
        const missing = await ask(method, at(server.id()), token, body);
        expect(foreign, `${method} ${path}`).toEqual(missing);
        expect(foreign.status).toBe(404);
      }
    }
    // An agent who asks on their own site for what stands on another's.
    const bodies: Record<string, unknown> = {
      status: { status: "resolved" },
      messages: { messageId: server.id(), markdown: "x" },
      notes: { noteId: server.id(), markdown: "x", mentions: [] },
      priority: { priority: "high" },
      tags: { tags: [] },
      fields: { fields: {} },
      assign: { agentId: server.id() },
      escalate: { teamId: server.id(), reason: "x" },
      merge: { intoId: server.id() },
      task: { state: "done", text: "" },
      seen: { cursor: 1, email: "a@example.com" },
    };
    const ofDesk = ofSite().filter(({ path }) => /\/conversations\/[0-9A-Z]{26}/.test(path));
    expect(ofDesk).not.toHaveLength(0);
    for (const { method, path } of ofDesk) {
      const body = bodies[path.split("/").at(-1) ?? ""] ?? {};
      const at = (id: string) => path.replace("/demo/", "/other/").replace(/[0-9A-Z]{26}/, id);
      const foreign = await ask(method, at(own), tokens.stranger, body);
      const missing = await ask(method, at(server.id()), tokens.stranger, body);
      expect(foreign, `${method} ${path}`).toEqual(missing);
      expect(foreign.status, `${method} ${path}`).toBe(404);
    }
  });
});
