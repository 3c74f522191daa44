import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setInterval as every } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../test/test-server.ts";
import { close, listen } from "./main.ts";
import { createPatientServer, patienceFor } from "./patient-server.ts";
import { getRequestListener } from "@hono/node-server";

let server: TestServer;
let http: ReturnType<typeof createPatientServer>;
let port: number;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  http = createPatientServer(getRequestListener(server.app.fetch), {
    headers: 300,
    words: 400,
    file: 1_500,
  });
  port = await listen(http, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await close(http);
  await server.stop();
});

/** A reset may overtake the answer. */
const cutOff = /^(HTTP\/1\.1 408 |$)/;

/** Sends the head whole and then a byte now and then, until the server has had enough. */
async function dribble(head: string): Promise<{ answer: string; took: number }> {
  const socket: Socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const begun = Date.now();
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  socket.on("error", () => {});
  // Not by `once`, which a reset would reject: bytes of ours may still be on their way.
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.write(head);
  const sending = (async () => {
    for await (const _ of every(50)) {
      if (socket.destroyed || !socket.writable) return;
      socket.write("a");
    }
  })();
  await closed;
  await sending;
  return { answer, took: Date.now() - begun };
}

const head = (method: string, path: string, more = "") =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n${more}\r\n`;

describe("[F4.49] [P29] who sends a byte now and then is cut off", { timeout: 20_000 }, () => {
  test("in the headers", async () => {
    const { answer, took } = await dribble("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    expect(answer).toMatch(cutOff);
    expect(took).toBeLessThan(5_000);
  });

  test("in a body of words", async () => {
    const { answer, took } = await dribble(head("POST", "/v1/agents/sign-in"));
    expect(answer).toMatch(cutOff);
    expect(took).toBeGreaterThanOrEqual(350);
    expect(took).toBeLessThan(5_000);
  });

  test("in a body of what needs none; a stream beside it goes on", async () => {
    const stream = await fetch(`http://127.0.0.1:${port}/v1/sites/demo/events`);
    const { took } = await dribble(head("GET", "/v1/sites/demo/manifest"));
    expect(took).toBeLessThan(5_000);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    server.clock.advance(25_000);
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
  });

  test.for([
    ["PUT", "sites/demo/files/:id", "a visitor"],
    ["PUT", "agents/sites/demo/files/:id", "an agent"],
    ["POST", "agents/sites/demo/knowledge/media", "an agent"],
  ] as const)(
    "in a file, later; what came of it is on no disk: %s %s of %s",
    async ([method, path, who]) => {
      const agent = await server.agent(`${server.id()}@example.com`, "admin");
      const token = who === "an agent" ? agent : (await server.visitor()).token;
      const url = `/v1/${path.replace(":id", server.id())}?name=a.txt&conversationId=${server.id()}`;
      const own = `Authorization: Bearer ${token}\r\nIdempotency-Key: ${server.id()}\r\n`;
      const { took } = await dribble(head(method, url, own));
      expect(took).toBeGreaterThanOrEqual(1_000);
      expect(took).toBeLessThan(10_000);
      const incoming = join(server.deps.settings.data, "files/.incoming");
      const half = () => (existsSync(incoming) ? readdirSync(incoming) : []);
      await expect.poll(half).toEqual([]);
    },
  );

  test("while those beside them are answered", async () => {
    const slow = Array.from({ length: 50 }, () => dribble(head("POST", "/v1/agents/sign-in")));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/healthz`)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    for (const { answer } of await Promise.all(slow)) expect(answer).toMatch(cutOff);
  });
});

test("[P29] a picture may come over a bad phone line", () => {
  const { file, words } = patienceFor(10_000_000);
  expect(words).toBe(60_000);
  expect(file).toBeGreaterThan(20 * 60_000);
});
