import { expect, test } from "vitest";
import { createTestServer } from "../../test/test-server.ts";

test("HEAD lets go of the body that nobody reads, and with it of its file", async () => {
  let isLetGo = false;
  const body = () =>
    new ReadableStream({
      cancel() {
        isLetGo = true;
      },
    });
  const server = await createTestServer({ isEmpty: true, pages: () => new Response(body()) });
  const response = await server.app.request("/page", { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(response.body).toBeNull();
  expect(isLetGo).toBe(true);
  await server.stop();
});

test("[P45] a request keeps the name it came with, and gets one where that is not a name", async () => {
  const lines: string[] = [];
  const note = (fields: object) => void lines.push(JSON.stringify(fields));
  const logger = { debug: note, info: note, warn: note, error: note };
  const server = await createTestServer({ isEmpty: true, logger });
  const named = async (given: string) => {
    const headers = { "x-request-id": given };
    const answer = await server.app.request("/v1/sites/demo/nothing", { headers });
    const problem = (await answer.json()) as { requestId: string };
    expect(answer.headers.get("x-request-id")).toBe(problem.requestId);
    return problem.requestId;
  };
  expect(await named("proxy-4711_abc")).toBe("proxy-4711_abc");
  expect(lines.join("\n")).toContain("proxy-4711_abc");
  for (const odd of ["short", "a b c d e f g h", "<script>alert(1)</script>", "x".repeat(65)]) {
    expect(await named(odd)).toMatch(/^[0-9A-Z]{26}$/);
  }
  await server.stop();
});
