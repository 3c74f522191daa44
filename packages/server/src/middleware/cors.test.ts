import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, ORIGIN, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

const from = (origin: string, method = "GET") =>
  server.call("/manifest", {
    method,
    headers: {
      origin,
      ...(method === "OPTIONS" && {
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      }),
    },
  });

test("[P23] an origin on the list is answered with exactly itself, without credentials", async () => {
  const { status, headers } = await from(ORIGIN);
  expect(status).toBe(200);
  expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(headers.get("vary")).toContain("Origin");
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect(headers.get("access-control-expose-headers")).toContain("Retry-After");
});

test("[P23] its preflight is answered and may be kept", async () => {
  const { status, headers } = await from(ORIGIN, "OPTIONS");
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  expect(headers.get("access-control-allow-methods")).toContain("PUT");
  expect(Number(headers.get("access-control-max-age"))).toBeGreaterThan(0);
});

describe("[P23] look-alikes are refused before anything happens", () => {
  test.for([
    "null",
    "file://",
    "http://shop.example.com",
    "https://shop.example.com:8443",
    "https://shop.example.com.evil.example",
    "https://evil-shop.example.com",
    "https://evilshop.example.com",
    "https://sub.shop.example.com",
    "https://example.com",
    "https://SHOP.example.com",
    "HTTPS://shop.example.com",
    "https://shop.example.com/",
    "https://shop.example.com@evil.example",
    "https://shop.example.com%00.evil.example",
    "https://shop.example.com evil",
    "https://shop\u002eexample.co",
    "https://xn--shop-.example.com",
    "https://shop.example.com, https://evil.example",
    "http://localhost",
    "http://127.0.0.1:3000",
    "*",
  ])("%s", async (origin) => {
    const { status, problem, headers } = await from(origin);
    expect(status).toBe(403);
    expect(problem.code).toBe("origin_not_allowed");
    expect(headers.get("access-control-allow-origin")).not.toBe(origin === "*" ? "" : origin);
    const preflight = await from(origin, "OPTIONS");
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("a refused page may read why, in its visitor's language", async () => {
  const { problem, headers } = await server.call("/manifest", {
    headers: { origin: "https://evil.example", "accept-language": "zh-CN" },
  });
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(problem.title).toBe("站点不允许从这个页面发起请求。");
});

test("a refused origin makes no visitor session", async () => {
  const { status } = await server.call("/visitor-sessions", {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(status).toBe(403);
  const rows = await server.deps.database.selectFrom("visitors").selectAll().execute();
  expect(rows).toEqual([]);
});

test("a request without an Origin passes", async () => {
  expect((await server.call("/manifest")).status).toBe(200);
});

test("loopback and null are entries of their own", async () => {
  const { sites } = server.app.services;
  await sites.change("demo", { origins: ["loopback", "null"] });
  for (const origin of ["http://localhost:5173", "https://127.0.0.1", "http://[::1]:80", "null"]) {
    expect((await from(origin)).headers.get("access-control-allow-origin")).toBe(origin);
  }
  for (const origin of ["http://localhost.evil.example", "http://127.0.0.1.evil.example", ORIGIN]) {
    expect((await from(origin)).status).toBe(403);
  }
  await sites.change("demo", { origins: [ORIGIN] });
});

test("problems of an allowed page can be read by it", async () => {
  const { status, headers } = await server.call("/conversations", { headers: { origin: ORIGIN } });
  expect(status).toBe(401);
  expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
});

test("[ER3] a page may read how long it has to wait, though its site was not asked yet", async () => {
  const small = await createTestServer({ flags: { "rate-limit-factor": "0.01" }, isEmpty: true });
  const ask = () => small.call("/v1/nothing", { headers: { origin: ORIGIN } });
  let answer = await ask();
  for (let i = 0; answer.status !== 429 && i < 300; i++) answer = await ask();
  expect(answer.problem).toMatchObject({
    code: "too_many_requests",
    retryAfter: expect.any(Number),
  });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  await small.stop();
});
