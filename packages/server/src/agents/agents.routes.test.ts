import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let password: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  password = await server.app.services.agents.create("demo", {
    email: "Agent@Example.com",
    name: "小浪",
    role: "admin",
  });
});
afterAll(() => server.stop());

const signIn = (body: unknown) =>
  server.call<{ token: string; agent: object }>("/v1/agents/sign-in", { method: "POST", body });
const list = (token: string) => server.call("/v1/agents/sites/demo/conversations", { token });

test("signs in with address and password, for 12 hours", async () => {
  const { status, body } = await signIn({ email: "agent@example.com", password });
  expect(status).toBe(200);
  expect(body.agent).toMatchObject({ name: "小浪", email: "agent@example.com" });
  expect((await list(body.token)).status).toBe(200);
  server.clock.advance(12 * 3_600_000);
  expect((await list(body.token)).problem.code).toBe("token_expired");
  const rows = await server.deps.database.selectFrom("agent_sign_ins").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(body.token);
});

test("[P25] an unknown address and a wrong password answer the same", async () => {
  const wrong = await signIn({ email: "agent@example.com", password: "guess" });
  const unknown = await signIn({ email: "nobody@example.com", password: "guess" });
  expect(wrong.status).toBe(401);
  expect(wrong.problem.code).toBe("sign_in_failed");
  expect({ ...wrong.problem, requestId: "" }).toEqual({ ...unknown.problem, requestId: "" });
  expect((await signIn({ email: "agent@example.com" })).problem.issues).toEqual([
    { path: "password", code: "required" },
  ]);
});

test("[P25] a new password ends every sign-in", async () => {
  const { body } = await signIn({ email: "agent@example.com", password });
  const { agents } = server.app.services;
  const renewed = await agents.create("demo", {
    email: "agent@example.com",
    name: "x",
    role: "admin",
  });
  expect((await list(body.token)).problem.code).toBe("token_missing");
  expect((await signIn({ email: "agent@example.com", password })).status).toBe(401);
  expect((await signIn({ email: "agent@example.com", password: renewed })).status).toBe(200);
});

test("[P25] [ER3] guessing at one account is stopped, whatever the address", async () => {
  const strict = await createTestServer({ isEmpty: true, flags: { "rate-limit-factor": "0.3" } });
  const guess = (email: string) =>
    strict.call("/v1/agents/sign-in", { method: "POST", body: { email, password: "guess" } });
  for (let i = 0; i < 3; i++) expect((await guess("a@example.com")).status).toBe(401);
  const { status, headers } = await guess("a@example.com");
  expect(status).toBe(429);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(60);
  expect((await guess("b@example.com")).status).toBe(401);
  await strict.stop();
});
