import { afterAll, beforeAll, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { createTestIdentity } from "../../test/identity.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let admin: string;
let identity: ReturnType<typeof createTestIdentity>;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  admin = await server.agent("admin@example.com", "admin");
  identity = createTestIdentity(server, admin);
});
afterAll(() => server.stop());

const list = () => server.call<{ secrets: object[] }>(`${DESK}/identity-secrets`, { token: admin });

test("[ID9] a secret is told once, kept sealed, listed by name and date; a third is refused", async () => {
  const first = await identity.newSecret();
  expect(Buffer.from(first.secret, "base64url")).toHaveLength(32);
  server.clock.advance(1);
  const second = await identity.newSecret();
  const third = await server.call(`${DESK}/identity-secrets`, { method: "POST", token: admin });
  expect(third.problem.code).toBe("transition_not_allowed");
  const { body } = await list();
  expect(body.secrets).toEqual([
    { kid: first.kid, createdAt: expect.any(String) },
    { kid: second.kid, createdAt: expect.any(String) },
  ]);
  const rows = await server.deps.database.selectFrom("identity_secrets").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(first.secret);
  expect((await identity.retire(first.kid)).status).toBe(204);
  expect((await identity.retire(first.kid)).problem.code).toBe("not_found");
  expect((await list()).body.secrets).toHaveLength(1);
});

test("[AG8] what is done to secrets and rules is noted, without the secret", async () => {
  const { kid, secret } = await identity.newSecret();
  await identity.retire(kid);
  server.clock.advance(1);
  await identity.settings({ enforceIdentity: false });
  const { body } = await server.call<{ entries: { act: string; subject: string }[] }>(
    `${DESK}/audit`,
    { token: admin },
  );
  const acts = body.entries.map(({ act, subject }) => `${act} ${subject}`);
  expect(acts).toContain(`identity.secret_created ${kid}`);
  expect(acts).toContain(`identity.secret_retired ${kid}`);
  expect(acts).toContain("site.changed demo");
  expect(JSON.stringify(body)).not.toContain(secret);
});

test.each([
  [
    { priorityRules: [{ attribute: "", equals: "x", priority: "high" }] },
    "priorityRules.0.attribute",
  ],
  [
    { priorityRules: [{ attribute: "a", equals: "x", priority: "top" }] },
    "priorityRules.0.priority",
  ],
  [
    {
      priorityRules: Array.from({ length: 21 }, () => ({
        attribute: "a",
        equals: "x",
        priority: "high",
      })),
    },
    "priorityRules",
  ],
  [{ enforceIdentity: "yes" }, "enforceIdentity"],
])("settings %o are refused", async (body, path) => {
  const { problem } = await identity.settings(body);
  expect(problem.issues?.[0]?.path).toBe(path);
});

test("[ID6] the public face says that identity is asked for, in the manifest", async () => {
  const shop = await createTestServer();
  const token = await shop.agent("admin@example.com", "admin");
  const face = async () =>
    (await shop.call<{ site: { requiresIdentity?: true } }>("/manifest?locale=zh-CN")).body.site;
  expect((await face()).requiresIdentity).toBeUndefined();
  await createTestIdentity(shop, token).settings({ enforceIdentity: true });
  expect((await face()).requiresIdentity).toBe(true);
  await shop.stop();
});
