import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

const DAY = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

test("[P18] a token of 256 bits is told once; only its hash is kept", async () => {
  const { status, body, headers } = await server.call<{ token: string; expiresAt: string }>(
    "/visitor-sessions",
    { method: "POST" },
  );
  expect(status).toBe(201);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(Buffer.from(body.token, "base64url")).toHaveLength(32);
  expect(Date.parse(body.expiresAt) - server.clock.now()).toBe(400 * DAY);
  const rows = await server.deps.database.selectFrom("visitors").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(body.token);
});

test("a visitor session slides: it lives 400 days from its last use", async () => {
  const { token } = await server.visitor();
  const conversations = () => server.call("/conversations", { token });
  server.clock.advance(399 * DAY);
  expect((await conversations()).status).toBe(200);
  server.clock.advance(399 * DAY);
  expect((await conversations()).status).toBe(200);
  server.clock.advance(401 * DAY);
  const { status, problem } = await conversations();
  expect(status).toBe(401);
  expect(problem.code).toBe("token_expired");
});

test.for([
  "",
  "Bearer",
  "Bearer short",
  "Basic abcdefghijklmnopqrstuvwxyz",
  `Bearer ${"x".repeat(43)}`,
])('Authorization "%s" is no token', async (authorization) => {
  const { status, problem } = await server.call("/conversations", { headers: { authorization } });
  expect(status).toBe(401);
  expect(problem.code).toBe("token_missing");
});

test("[ER3] new visitor sessions are limited by address", async () => {
  const strict = await createTestServer({ isEmpty: true, flags: { "rate-limit-factor": "0.02" } });
  const create = () => strict.call("/visitor-sessions", { method: "POST" });
  expect((await create()).status).toBe(201);
  expect((await create()).status).toBe(201);
  expect((await create()).status).toBe(429);
  await strict.stop();
});
