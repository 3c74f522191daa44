import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
      path: path.replace("{site}", "demo").replace(/\{\w*id\w*\}/gi, server.id()),
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
      "GET sites/demo/manifest",
      "GET sites/demo/search",
      expect.stringMatching(/^GET sites\/demo\/articles\//),
      "POST sites/demo/visitor-sessions",
      "POST agents/sign-in",
    ]);
  });
});
