import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../support/start-server.ts";
import { createVisitor, newId, say } from "./checker/people.ts";
import { startReader } from "./checker/readers.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { until } from "./pause.ts";
import { openRawStream, type RawStream } from "./raw-stream.ts";
import { settings, tell } from "./run-settings.ts";
import { seededRandom } from "./seeded-random.ts";

const READERS = 500;
/** Loopback holds up to 4 MB a reader in the kernel before the server notices anything. */
const MESSAGES = 200;
const LENGTH = 9_000; // characters of 3 bytes
const MEGABYTE = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-deaf-"));
let server: FaultyServer;
let metrics: string;
beforeAll(async () => {
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  // Little room for garbage, so that it is not taken for what is held.
  const environment = {
    HELPBUOY_METRICS: String(port),
    NODE_OPTIONS: "--max-old-space-size=256",
  };
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
    const streams: RawStream[] = [];
    const openDeaf = async (cursor?: number) => {
      const from = cursor === undefined ? {} : { cursor };
      const options = { token: visitor.token, isDeaf: true, ...from };
      for (let opened = 0; opened < READERS / 2; opened++) {
        streams.push(await openRawStream(server.port, options));
      }
    };
    await openDeaf();
    await until("all open", async () => (await openStreams()) === READERS / 2);
    const memoryBefore = server.residentBytes();
    let most = memoryBefore;
    for (let said = 0; said < MESSAGES; said++) {
      await say(visitor, conversationId, `${said} ${"好".repeat(LENGTH)}`);
      most = Math.max(most, server.residentBytes());
    }
    // The other half comes back after a long time.
    await openDeaf(0);
    // All that would have been held: each reader's own copy of all that was said.
    const owed = READERS * MESSAGES * LENGTH * 3;
    const recorder = setInterval(() => (most = Math.max(most, server.residentBytes())), 250);
    await until("all cut", async () => (await openStreams()) === 0, 150_000);
    clearInterval(recorder);
    for (const { socket } of streams) socket.destroy();

    const random = seededRandom(settings.seed);
    const { token, backend } = visitor;
    const reader = startReader({ name: "r", visitor: "v" }, backend, { token, random });
    const heard = () => reader.events.filter((event) => event.type === "message.created").length;
    // The first words and the bot's answer are among them.
    await until("all that was said", () => heard() >= MESSAGES + 2);
    reader.stop();
    tell(task, {
      readers: READERS,
      megabytesOwed: owed / MEGABYTE,
      megabytesBefore: Math.round(memoryBefore / MEGABYTE),
      megabytesAtMost: Math.round(most / MEGABYTE),
    });
    expect(most - memoryBefore).toBeLessThan(owed / 8);
  },
);
