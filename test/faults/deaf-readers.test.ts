import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../support/start-server.ts";
import { createVisitor, newId, say } from "./checker/people.ts";
import { startReader } from "./checker/readers.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { until } from "./pause.ts";
import { openRawStream } from "./raw-stream.ts";
import { settings, tell } from "./run-settings.ts";
import { seededRandom } from "./seeded-random.ts";

const READERS = 500;
/** Loopback keeps some 2.6 MB for each of them in the kernel before the server notices. */
const MESSAGES = 400;
const LENGTH = 9_000; // characters
const MEGABYTE = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-deaf-"));
let server: FaultyServer;
let metrics: string;
beforeAll(async () => {
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  const environment = { HELPBUOY_METRICS: String(port) };
  server = await createFaultyServer({ folder: join(folder, "data"), environment });
  await server.start();
});
afterAll(async () => {
  await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Streams as the server counts them. */
async function openStreams(): Promise<number> {
  const text = await (await fetch(metrics)).text();
  return Number(/^helpbuoy_\w*streams\w*(?:\{[^}]*\})? (\d+)/m.exec(text)?.[1]);
}

test(
  `[P46] ${READERS} who never read cost the server no memory, and lose their place; who comes back misses nothing`,
  { timeout: 400_000 },
  async ({ task }) => {
    const visitor = await createVisitor("v", server.url);
    const conversationId = newId();
    await say(visitor, conversationId, "hello");
    // To a person: a bot would think about each of the long messages that follow.
    const request = { type: "handoff.request", conversationId, locale: "en", capsule: [] } as const;
    await visitor.send({ ...request, capsule: [] }, newId());
    const streams = [];
    for (let opened = 0; opened < READERS; opened++) {
      streams.push(await openRawStream(server.port, { token: visitor.token, isDeaf: true }));
    }
    await until("all open", async () => (await openStreams()) === READERS);
    const memoryBefore = server.residentBytes();
    let most = memoryBefore;
    const begun = performance.now();
    for (let said = 0; said < MESSAGES; said++) {
      await say(visitor, conversationId, `${said} ${"x".repeat(LENGTH)}`);
      most = Math.max(most, server.residentBytes());
    }
    const saidAfter = Math.round(performance.now() - begun);
    // All that would have been held: each reader's own copy of all that was said.
    const owed = READERS * MESSAGES * LENGTH;
    await until("all cut", async () => (await openStreams()) === 0, 90_000);
    most = Math.max(most, server.residentBytes());
    for (const { socket } of streams) socket.destroy();

    const random = seededRandom(settings.seed);
    const { token, backend } = visitor;
    const reader = startReader({ name: "r", visitor: "v" }, backend, { token, random });
    const last = `${MESSAGES - 1} x`;
    await until("all that was said", () => JSON.stringify(reader.events.at(-1)).includes(last));
    reader.stop();
    tell(task, {
      readers: READERS,
      saidAfter,
      megabytesOwed: owed / MEGABYTE,
      megabytesBefore: Math.round(memoryBefore / MEGABYTE),
      megabytesAtMost: Math.round(most / MEGABYTE),
    });
    expect(most - memoryBefore).toBeLessThan(200 * MEGABYTE);
  },
);
