import { afterEach, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { sendMessage } from "../../test/commands.ts";

let server: TestServer;
afterEach(() => server.stop());

function createLines() {
  const lines: string[] = [];
  const note = (fields: object, words: string) => lines.push(JSON.stringify({ ...fields, words }));
  return { lines, logger: { debug: note, info: note, warn: note, error: note } };
}

test("[ER2] [P45] what fails within answers internal, and the log holds no body and no token", async () => {
  const { lines, logger } = createLines();
  server = await createTestServer({ logger });
  const visitor = await server.visitor();
  await server.deps.database.schema.dropTable("messages").execute();
  const canary = "canary-4711";
  const response = await server.app.request("/v1/sites/demo/commands", {
    method: "POST",
    headers: {
      authorization: `Bearer ${visitor.token}`,
      "idempotency-key": server.id(),
      "content-type": "application/json",
    },
    body: JSON.stringify(sendMessage(server, { text: canary })),
  });
  expect(response.status).toBe(500);
  const problem = (await response.json()) as { code: string; requestId: string };
  expect(problem.code).toBe("internal");
  expect(JSON.stringify(problem)).not.toMatch(/sqlite|messages|at /i);
  const log = lines.join("\n");
  expect(log).toContain(problem.requestId);
  expect(log).not.toContain(canary);
  expect(log).not.toContain(visitor.token);
});

test("[P45] a failure's message stays out of the log, however many lines it has", async () => {
  const { lines, logger } = createLines();
  const fail = () => {
    throw new Error("first\ncanary-4711\n    canary-4712");
  };
  server = await createTestServer({ logger, pages: fail, isEmpty: true });
  expect((await server.app.request("/page")).status).toBe(500);
  const log = lines.join("\n");
  expect(log).toContain("problems.test.ts");
  expect(log).not.toMatch(/first|canary/);
});

test("[F4.53] [P45] what goes well is logged by its route, with no token, text or id", async () => {
  const { lines, logger } = createLines();
  server = await createTestServer({ logger });
  const visitor = await server.visitor();
  const events = await visitor.say("canary-4711");
  await visitor.conversation(events[0]?.conversationId ?? "");
  const log = lines.join("\n");
  expect(log).toContain("/v1/sites/:site/conversations/:id");
  for (const secret of ["canary-4711", visitor.token, events[0]?.conversationId ?? "?"]) {
    expect(log).not.toContain(secret);
  }
});
