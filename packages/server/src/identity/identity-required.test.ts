import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestIdentity } from "../../test/identity.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { HEARTBEAT } from "../events/event-stream.ts";
import type { OpenApiDocument } from "../docs/openapi.ts";

/** What a site shows to everyone: knowledge, and the door itself. All else is a visitor route. */
const open = [
  /^GET \/manifest$/,
  /^GET \/packs\//,
  /^GET \/media\//,
  /^GET \/pictures\//,
  /^GET \/search$/,
  /^GET \/articles\//,
  /^POST \/visitor-sessions\/identify$/,
  // Signed by a program of the site.
  /^POST \/task-runs\//,
];

let server: TestServer;
let routes: { method: string; path: string }[];
let anonymous: string;
let contact: string;
beforeAll(async () => {
  server = await createTestServer();
  const identity = createTestIdentity(server, await server.agent("a@example.com", "admin"));
  anonymous = (await server.visitor()).token;
  contact = await identity.session(await identity.newSecret(), "u-1");
  await identity.settings({ enforceIdentity: true });
  const { body } = await server.call<OpenApiDocument>("/v1/openapi.json");
  routes = Object.entries(body.paths)
    .filter(([path]) => path.startsWith("/v1/sites/{site}/"))
    .flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => ({
        method: method.toUpperCase(),
        path: path.replace("/v1/sites/{site}", "").replace(/\{\w*id\w*\}/gi, server.id()),
      })),
    );
});
afterAll(() => server.stop());

// From the document itself: a route that is new and forgets to ask who calls it fails here.
describe("[F4.22] [P17] [ID6] a site that enforces identity", () => {
  const ofVisitors = () =>
    routes.filter(({ method, path }) => !open.some((one) => one.test(`${method} ${path}`)));
  const ask = async (method: string, path: string, token?: string) => {
    const response = await server.app.request(`/v1/sites/demo${path}`, {
      method,
      headers: {
        "idempotency-key": server.id(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(method !== "GET" && { "content-type": "application/json" }),
      },
      ...(method !== "GET" && { body: "{}" }),
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (isStream) await response.body?.cancel();
    const text = isStream ? "" : await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? "";
    return `${response.status} ${code}`.trim();
  };

  test("answers identity_required on every visitor route: with an anonymous token and without one", async () => {
    expect(ofVisitors().length).toBeGreaterThan(12);
    for (const { method, path } of ofVisitors()) {
      const unsigned = await ask(method, path, anonymous);
      expect(unsigned, `${method} ${path}`).toBe("403 identity_required");
      if (path === "/events") continue;
      expect(await ask(method, path), `${method} ${path}`).toBe("403 identity_required");
    }
  });

  test("lets contacts through, and says of a dead token that it is dead", async () => {
    for (const { method, path } of ofVisitors()) {
      expect(await ask(method, path, "x".repeat(43)), path).toBe("401 token_missing");
      if (path === "/visitor-sessions/end") continue;
      const signed = await ask(method, path, contact);
      expect(signed, `${method} ${path}`).not.toMatch(/identity|^401|^5/);
    }
  });

  test("keeps its public knowledge and the door open", async () => {
    expect(await ask("GET", "/manifest?locale=zh-CN")).toBe("200");
    expect(await ask("GET", "/search?q=退款&locale=zh-CN")).toBe("200");
    expect(await ask("POST", "/visitor-sessions/identify")).toBe("422 invalid_input");
  });

  test("tells a stream without a token what is public, and no more", async () => {
    const { body } = await server.call<{ conversations: object[] }>("/conversations", {
      token: contact,
    });
    expect(body.conversations).toEqual([]);
    const id = server.id();
    await server.call("/commands", {
      method: "POST",
      token: contact,
      key: server.id(),
      body: {
        type: "message.send",
        conversationId: id,
        messageId: server.id(),
        locale: "zh-CN",
        text: "退款",
        attachments: [],
      },
    });
    const stream = await openStream(server, { cursor: 0 });
    const items = await stream.until(1);
    expect(items.every(({ data }) => data["type"] === "knowledge.published")).toBe(true);
    expect(stream.text()).not.toContain(id);
    await stream.close();
  });

  test.each(["GET", "POST"])(
    "%s of the plain ticket page says where to sign in",
    async (method) => {
      const { status, body } = await server.call<string>("/ticket?site=demo&locale=zh-CN", {
        method,
        ...(method === "POST" && { raw: "subject=x&once=1" }),
      });
      expect(status).toBe(403);
      expect(body).toContain("请先登录浪花 Spindrift");
      expect(body).not.toContain("<form");
    },
  );
});

test("[P17] [ID6] a stream that an anonymous visitor has open ends within a heartbeat; a contact's goes on", async () => {
  const shop = await createTestServer();
  const identity = createTestIdentity(shop, await shop.agent("a@example.com", "admin"));
  const ofVisitor = await openStream(shop, { token: (await shop.visitor()).token });
  const token = await identity.session(await identity.newSecret(), "u-1");
  const ofContact = await openStream(shop, { token });
  await identity.settings({ enforceIdentity: true });
  shop.clock.advance(HEARTBEAT);
  expect(await ofVisitor.ended()).toBe(false);
  shop.clock.advance(HEARTBEAT);
  const id = shop.id();
  await shop.call("/commands", {
    method: "POST",
    token,
    key: shop.id(),
    body: sendMessage(shop, { conversationId: id }),
  });
  await ofContact.until(1);
  expect(ofContact.text()).toContain(id);
  await ofContact.close();
  await shop.stop();
});
