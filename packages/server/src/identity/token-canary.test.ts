import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestIdentity, signToken } from "../../test/identity.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import type { OpenApiDocument } from "../docs/openapi.ts";
import { createLogger } from "../logger.ts";

let server: TestServer;
let log = "";
beforeAll(async () => {
  const destination = { write: (line: string) => void (log += line) };
  server = await createTestServer({ logger: createLogger("debug", destination) });
});
afterAll(() => server.stop());

test("[P18] [P45] tokens and secrets stand in the one answer that tells them, in no other, no log and no row", async () => {
  const admin = await server.agent("admin@example.com", "admin");
  const identity = createTestIdentity(server, admin);
  const secret = await identity.newSecret();
  const anonymous = await server.visitor();
  const conversationId = server.id();
  await anonymous.say("退款", { conversationId });
  const jwt = signToken(secret, identity.claimsOf("u-1", { name: "Li" }));
  const token = (await identity.identify(jwt, anonymous.token)).body.token;
  const bad = signToken(secret, identity.claimsOf("u-1", { aud: "other" }));
  await identity.identify(bad, token);
  const other = await server.visitor();
  const canaries = [secret.secret, anonymous.token, token, other.token, jwt, bad];

  const { body } = await server.call<OpenApiDocument>("/v1/openapi.json");
  const said: string[] = [];
  let asked = 0;
  for (const [path, item] of Object.entries(body.paths)) {
    const at = path.replace("{site}", "demo").replace(/\{\w*id\w*\}/gi, conversationId);
    for (const method of Object.keys(item ?? {}).map((name) => name.toUpperCase())) {
      // What asks for a signature knows no token.
      if (at.includes("/task-runs/")) continue;
      // These end the session that asks on.
      if (at.endsWith("/visitor-sessions/end")) continue;
      if (at === "/v1/agents/session" && method === "DELETE") continue;
      const by = at.startsWith("/v1/agents") ? [admin] : [token, other.token, "x".repeat(43)];
      for (const bearer of by) {
        const sent = at.endsWith("/commands") ? sendMessage(server, { conversationId }) : {};
        const response = await server.app.request(at, {
          method,
          headers: {
            authorization: `Bearer ${bearer}`,
            "idempotency-key": server.id(),
            ...(method !== "GET" && { "content-type": "application/json" }),
          },
          ...(method !== "GET" && { body: JSON.stringify(sent) }),
        });
        asked += 1;
        if (bearer === admin || bearer === token) expect(response.status, at).not.toBe(401);
        const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
        said.push(JSON.stringify([...response.headers]));
        if (isStream) await response.body?.cancel();
        else said.push(await response.text());
      }
    }
  }
  expect(asked).toBeGreaterThan(80);
  expect(log.split("\n").length).toBeGreaterThan(80);
  const tables = ["visitors", "contacts", "identity_secrets", "audit_entries", "events"] as const;
  const rows = await Promise.all(
    tables.map((table) => server.deps.database.selectFrom(table).selectAll().execute()),
  );
  for (const canary of canaries) {
    expect(said.join("\n")).not.toContain(canary);
    expect(log).not.toContain(canary);
    expect(JSON.stringify(rows)).not.toContain(canary);
  }
});
