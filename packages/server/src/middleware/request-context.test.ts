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
