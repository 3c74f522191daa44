import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

/*
 * What another site's page can make an agent's browser send, over every route of agents that changes
 * something: method, kind of body and what browsers say of where it came from (promise P24).
 */

const HOST = "localhost:8787";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** These ask for no session: there is nothing of the agent's to use. */
const OPEN = new Set([
  "POST /v1/agents/sign-in",
  "POST /v1/agents/session",
  "POST /v1/agents/invitations/accept",
  "POST /v1/agents/password-reset",
  "POST /v1/agents/password-reset/confirm",
]);

let server: TestServer;
let routes: { method: string; path: string }[];
let cookie: string;
beforeAll(async () => {
  server = await createTestServer();
  const known = server.app.routes
    .filter(({ method, path }) => !SAFE.has(method) && path.startsWith("/v1/agents"))
    .map(({ method, path }) => `${method} ${path}`);
  routes = [...new Set(known)]
    .filter((one) => !OPEN.has(one))
    .map((one) => {
      const [method = "", path = ""] = one.split(" ");
      return { method, path };
    });
  const email = "li@example.com";
  const password = await server.app.services.agents.create("demo", {
    email,
    name: "Li",
    role: "admin",
  });
  const signedIn = await server.call("/v1/agents/session", {
    method: "POST",
    body: { email, password },
    headers: { "sec-fetch-site": "same-origin", host: HOST },
  });
  cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
});
afterAll(() => server.stop());

const filled = (path: string) =>
  path
    .replace(":site", "demo")
    .replace(":locale", "en")
    .replace(":slug", "a-page")
    .replace(/:\w+(\{[^}]*\})?/g, () => server.id());

async function send(
  { method, path }: { method: string; path: string },
  headers: Record<string, string>,
  body = "{}",
): Promise<string> {
  const answer = await server.app.request(filled(path), {
    method,
    headers: { host: HOST, cookie, "idempotency-key": server.id(), ...headers },
    body,
  });
  const { code = "" } = (await answer.json().catch(() => ({}))) as { code?: string };
  return `${answer.status} ${code}`;
}

/** What browsers say of a page that is not the console's. */
const elsewhere: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
  // A neighbour below the same domain, and one on another port of this host.
  { "sec-fetch-site": "same-site", origin: "https://other.example.com" },
  { "sec-fetch-site": "same-site", origin: "http://localhost:8788" },
  // Typed, or out of a bookmark: nobody posts so.
  { "sec-fetch-site": "none" },
  // What the browser says of the site counts, whatever stands in Origin.
  { "sec-fetch-site": "cross-site", origin: `http://${HOST}` },
  { "sec-fetch-site": "same-origin, cross-site" },
  { "sec-fetch-site": "" },
  // Old browsers, and plain HTTP: Origin alone.
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `http://${HOST}.evil.example` },
  { origin: `http://evil.example#${HOST}` },
  { origin: `http://${HOST}@evil.example` },
  { origin: "http://localhost" },
  { origin: HOST },
  { origin: "" },
  // A Referer is no Origin.
  { referer: `http://${HOST}/console` },
  {},
];

/** With and without a preflight; a forged form sends the first three. */
const kinds: Record<string, string>[] = [
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "text/plain" },
  { "content-type": "application/json" },
  {},
];

describe("[P24] [AG2] what comes from another site's page", () => {
  test("is refused on every route that changes something, whatever its body is", async () => {
    expect(routes.length).toBeGreaterThan(40);
    const wrong: string[] = [];
    for (const route of routes) {
      for (const where of elsewhere) {
        for (const kind of kinds) {
          const answer = await send(route, { ...where, ...kind });
          if (answer === "403 cross_site_request") continue;
          wrong.push(`${route.method} ${route.path} ${JSON.stringify({ ...where, ...kind })}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("while the console's own pages pass, in new browsers and in old ones", async () => {
    for (const own of [
      { "sec-fetch-site": "same-origin", origin: `http://${HOST}` },
      { "sec-fetch-site": "same-origin" },
      { origin: `http://${HOST}` },
      { origin: `https://${HOST}` },
    ]) {
      const presence = { method: "PUT", path: `${DESK}/presence` };
      const answer = await send(
        presence,
        { ...own, "content-type": "application/json" },
        '{"isOnline":true}',
      );
      expect(answer).toBe("204 ");
    }
  });

  test("signs nobody in, and sets no cookie", async () => {
    for (const where of elsewhere) {
      const answer = await server.app.request("/v1/agents/session", {
        method: "POST",
        headers: { host: HOST, "content-type": "application/json", ...where },
        body: '{"email":"li@example.com","password":"x"}',
      });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("changes nothing under another name of its method", async () => {
    const presence = `${DESK}/presence`;
    for (const headers of [
      { "x-http-method-override": "PUT" },
      { "x-http-method": "PUT" },
      { "x-method-override": "PUT" },
    ]) {
      const asGet = await server.app.request(`${presence}?_method=PUT`, {
        headers: { host: HOST, cookie, ...headers },
      });
      expect(asGet.status).toBe(404);
    }
  });

  test("may make the browser read, and cannot see what was answered", async () => {
    for (const origin of ["https://evil.example", "null", "https://shop.example.com"]) {
      const headers = { host: HOST, cookie, origin, "sec-fetch-site": "cross-site" };
      const answer = await server.app.request(`${DESK}/inbox`, { headers });
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      const preflight = await server.app.request(`${DESK}/presence`, {
        method: "OPTIONS",
        headers: { ...headers, "access-control-request-method": "PUT" },
      });
      expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
      expect(preflight.headers.get("access-control-allow-methods")).toBeNull();
    }
  });
});

describe("[P24] [AG1] a cookie that another host planted", () => {
  const session = (headers: Record<string, string>) =>
    server.app.request("/v1/agents/session", { headers });
  const value = () => cookie.split("=")[1] ?? "";

  test("counts for nothing without __Host-, which no other host and no path can set", async () => {
    const host = "desk.example.com";
    const planted = await session({ host, cookie: `helpbuoy-agent=${value()}` });
    expect(planted.status).toBe(401);
    const own = await session({ host, cookie: `__Host-helpbuoy-agent=${value()}` });
    expect(own.status).toBe(200);
  });

  test("beside the real one does not take its place", async () => {
    const host = "desk.example.com";
    const both = await session({
      host,
      cookie: `helpbuoy-agent=planted; __Host-helpbuoy-agent=${value()}; __host-helpbuoy-agent=x`,
    });
    expect(both.status).toBe(200);
  });
});
