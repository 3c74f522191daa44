import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { createId, type ConversationSnapshot } from "@helpbuoy/protocol";
import { afterAll, describe, expect, test } from "vitest";
import {
  freshFolder,
  runHelpbuoy,
  serveProcess,
  type ServerProcess,
} from "../test/server-process.ts";
import { smallKnowledge } from "../test/test-server.ts";
import { systemRandom } from "./random.ts";

const folder = freshFolder();
const id = () => createId(Date.now(), systemRandom);
const running: ServerProcess[] = [];
async function serve(): Promise<ServerProcess> {
  const server = await serveProcess(folder);
  running.push(server);
  return server;
}
afterAll(async () => {
  for (const server of running) await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function createVisitor(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/sites/main/visitor-sessions`, { method: "POST" });
  return ((await response.json()) as { token: string }).token;
}
function say(url: string, token: string, conversationId: string, text: string): Promise<Response> {
  return fetch(`${url}/v1/sites/main/commands`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": id(),
    },
    body: JSON.stringify({
      type: "message.send",
      conversationId,
      messageId: id(),
      locale: "en",
      text,
      attachments: [],
    }),
  });
}
async function said(url: string, token: string, conversationId: string): Promise<string[]> {
  const response = await fetch(`${url}/v1/sites/main/conversations/${conversationId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { messages } = (await response.json()) as ConversationSnapshot;
  return messages
    .filter(({ author }) => author === "visitor")
    .map(({ body }) => JSON.stringify(body).match(/message \d+/)?.[0] ?? "");
}

test("[F3.30] the first start makes an empty site and its admin, whose password is printed once", async () => {
  const first = await serve();
  expect(first.output()).toMatch(/A new site "main" and its admin/);
  expect(first.output()).toMatch(/password {2}[\w-]{20}\n/);
  const password = /password {2}([\w-]{20})\n/.exec(first.output())?.[1];
  const session = await fetch(`${first.url}/v1/agents/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ email: "admin@localhost", password }),
  });
  expect(await session.json()).toMatchObject({
    sites: [{ key: "main", role: "admin" }],
    mustChangePassword: true,
  });
  expect(await first.end("SIGTERM")).toBe(0);
  const second = await serve();
  expect(second.output()).not.toContain("password");
  expect(await second.end("SIGTERM")).toBe(0);
}, 60_000);

test("[P38] kill -9 amid writes: every answered write is there, in order, and the start is quick", async () => {
  const first = await serve();
  const token = await createVisitor(first.url);
  const conversationId = id();
  const answered: string[] = [];
  const writing = (async () => {
    for (let i = 0; ; i++) {
      const response = await say(first.url, token, conversationId, `message ${i}`);
      if (response.ok) answered.push(`message ${i}`);
      await response.arrayBuffer();
    }
  })().catch(() => undefined);
  await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan(10);
  await first.end("SIGKILL");
  await writing;
  const second = await serve();
  const kept = await said(second.url, token, conversationId);
  expect(kept.slice(0, answered.length)).toEqual(answered);
  expect(kept.length).toBeLessThanOrEqual(answered.length + 1);
  await second.end("SIGTERM");
}, 60_000);

describe("[P40] SIGTERM", () => {
  test("finishes what is at hand, ends streams with a hint, exits 0", async () => {
    const server = await serve();
    const token = await createVisitor(server.url);
    const stream = await fetch(`${server.url}/v1/sites/main/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const streamed = stream.text();
    // A request whose body is still on its way when the signal comes.
    const body = JSON.stringify({ email: "nobody@example.com", password: "x" });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.write(
      `POST /v1/agents/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    const closed = once(socket, "close");
    await expect
      .poll(() => fetch(`${server.url}/healthz`).then((response) => response.ok))
      .toBe(true);
    const exit = server.end("SIGTERM");
    await expect
      .poll(() =>
        fetch(`${server.url}/readyz`).then(
          ({ status }) => status,
          () => "closed",
        ),
      )
      .not.toBe(200);
    socket.write(body.slice(10));
    await closed;
    expect(answer).toContain("401 Unauthorized");
    expect(answer).toContain("sign_in_failed");
    expect(await streamed).toMatch(/retry: \d+\n\n$/);
    expect(await exit).toBe(0);
  }, 30_000);
});

test("[P40] a connection that was opened and never used does not hold the stop up", async () => {
  const server = await serve();
  const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(idle, "connect");
  const closed = once(idle, "close");
  const begun = performance.now();
  expect(await server.end("SIGTERM")).toBe(0);
  await closed;
  // Ten seconds are for requests at hand.
  expect(performance.now() - begun).toBeLessThan(8_000);
}, 30_000);

test("an import by the command line reaches the streams of a running server", async () => {
  const server = await serve();
  const response = await fetch(`${server.url}/v1/sites/main/events`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const done = await runHelpbuoy(folder, ["import", smallKnowledge, "--apply"]);
  expect(done.code).toBe(0);
  let text = "";
  // Each locale is an event of its own.
  while (!/knowledge\.published.*"locale":"en"/.test(text)) {
    const { value, done: isOver } = await reader.read();
    if (isOver) break;
    text += new TextDecoder().decode(value);
  }
  expect(text).toContain('"locale":"en"');
  const search = await fetch(`${server.url}/v1/sites/main/search?q=refund&locale=en`);
  expect(await search.text()).toContain("How long a refund takes");
  await reader.cancel();
  await server.end("SIGTERM");
}, 30_000);

test("a port that is taken is told in a sentence", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  const { code, stderr } = await runHelpbuoy(folder, ["serve"], { PORT: String(port) });
  expect(code).toBe(1);
  expect(stderr).toBe(`Port ${port} of 127.0.0.1 is taken; set PORT to another.\n`);
  holder.close();
}, 30_000);
