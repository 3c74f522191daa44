import { fillReply, type CannedReply } from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let lead: string;
let agent: string;
beforeAll(async () => {
  server = await createTestServer();
  lead = await server.agent("lead@example.com", "lead");
  agent = await server.agent("agent@example.com", "agent");
});
afterAll(() => server.stop());

const base = "/v1/agents/sites/demo/canned-replies";
const list = async () =>
  (await server.call<{ replies: CannedReply[] }>(base, { token: agent })).body.replies;
const write = (method: string, path: string, token: string, body?: object) =>
  server.call<CannedReply>(path, { method, token, ...(body && { body }) });

test("[F3.73] a lead keeps one, every agent reads it; it is changed and taken away", async () => {
  const kept = await write("POST", base, lead, { title: "Hello", markdown: "I am {{agent}}." });
  expect(kept.status).toBe(201);
  expect(await list()).toEqual([kept.body]);
  const path = `${base}/${kept.body.id}`;
  await write("PUT", path, lead, { title: "Hello", markdown: "Here is {{agent}}." });
  expect((await list()).map(({ markdown }) => markdown)).toEqual(["Here is {{agent}}."]);
  expect((await write("DELETE", path, lead)).status).toBe(204);
  expect(await list()).toEqual([]);
  for (const method of ["PUT", "DELETE"]) {
    const body = method === "PUT" ? { title: "a", markdown: "b" } : undefined;
    expect((await write(method, path, lead, body)).problem.code).toBe("not_found");
  }
});

test("[F3.73] [P19] what an agent writes is refused, and an empty one is", async () => {
  const reply = { title: "Hello", markdown: "Hello" };
  expect((await write("POST", base, agent, reply)).problem.code).toBe("not_permitted");
  const empty = await write("POST", base, lead, { title: " ", markdown: "x" });
  expect(empty.problem.code).toBe("invalid_input");
});

test.each([
  "see https://evil.example/x",
  "WWW.evil.example",
  "pay@evil.example",
  "[pay](https://evil.example)",
  "&#91;pay&#93;(https&#58;//evil.example)",
  "x\n\n[a]: https://evil.example\n\n# big",
])("[CN1] what a visitor wrote is text in a reply, as it stands: %j", (subject) => {
  const { tree } = parseMarkdown(fillReply("About {{subject}} [a]", { subject }));
  const text = `About ${subject.replace(/\s+/g, " ")} [a]`;
  expect(tree).toEqual([{ type: "paragraph", children: [{ type: "text", text }] }]);
});
