import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await createTestServer();
  token = await server.agent();
});
afterAll(() => server.stop());

const preview = (markdown: string) =>
  server.call<{ body: unknown }>("/v1/agents/sites/demo/preview", {
    method: "POST",
    token,
    body: { markdown },
  });

test("[F3.83] a preview is the tree that the reply would be", async () => {
  const { body } = await preview("Sent **back**");
  expect(body.body).toEqual([
    {
      type: "paragraph",
      children: [
        { type: "text", text: "Sent " },
        { type: "strong", children: [{ type: "text", text: "back" }] },
      ],
    },
  ]);
});

test("[F3.83] [RT1] what cannot stand in a message is refused by its line", async () => {
  const { problem } = await preview("Fine\n\n<script>alert(1)</script>");
  expect(problem.code).toBe("invalid_input");
  expect(problem.issues?.[0]?.path).toBe("markdown.3");
});
