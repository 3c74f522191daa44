import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpBackend } from "@helpbuoy/client/http-backend";
import { follow } from "@helpbuoy/client/event-stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVisitor, newId, say, SITE } from "./checker/people.ts";
import { startReader } from "./checker/readers.ts";
import { openFaultProxy } from "./fault-proxy.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { until } from "./pause.ts";
import { settings, tell } from "./run-settings.ts";
import { seededRandom } from "./seeded-random.ts";

const CLIENTS = 1_000;
const BEAT = 25_000; // ms

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-herd-"));
let server: FaultyServer;
beforeAll(async () => {
  server = await createFaultyServer({ folder: join(folder, "data") });
  await server.start();
});
afterAll(async () => {
  await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

const steady = {
  isOnline: () => true,
  onChange: () => () => {},
  onWake: () => () => {},
};

/** Opens so many streams with the widget's own client; `opened` are the moments at which they stood. */
async function openHerd(count: number) {
  const backend = createHttpBackend({ url: server.url, site: SITE, fetch });
  const herd = { opened: [] as number[], stop: () => {} };
  const open = () =>
    follow({
      backend,
      token: async () => undefined,
      cursor: undefined,
      onItem: () => {},
      onState: (state) => state === "open" && herd.opened.push(performance.now()),
      onUnauthorized: () => {},
      connectivity: steady,
      random: Math.random,
    });
  const stops = Array.from({ length: count }, open);
  herd.stop = () => stops.forEach((stop) => stop());
  await until(`${count} streams`, () => herd.opened.length === count, 60_000);
  return herd;
}

function spreadOf(opened: readonly number[]) {
  const sorted = [...opened].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const perSecond = new Map<number, number>();
  for (const moment of sorted) {
    const second = Math.floor((moment - first) / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  return {
    seconds: Number((((sorted.at(-1) ?? 0) - first) / 1_000).toFixed(1)),
    mostInOne: Math.max(...perSecond.values()),
  };
}

describe("[P36] a thousand clients", () => {
  test.for(["SIGTERM", "SIGKILL"] as const)(
    "come back after a %s, and not all at once",
    { timeout: 180_000 },
    async (signal, { task }) => {
      const herd = await openHerd(CLIENTS);
      herd.opened = [];
      await server.end(signal);
      await server.start();
      await until("all back", () => herd.opened.length >= CLIENTS, 60_000);
      const spread = spreadOf(herd.opened.slice(0, CLIENTS));
      herd.stop();
      tell(task, { signal, clients: CLIENTS, ...spread });
      // After a SIGTERM the server has told them when; after a SIGKILL those refused at their first try
      // spread by themselves. A slow start gathers those whose moment passed meanwhile.
      expect(spread.seconds).toBeGreaterThanOrEqual(10);
      expect(spread.mostInOne).toBeLessThan(CLIENTS / 2);
    },
  );
});

describe("[P36] a link that is half open", () => {
  test(
    "is noticed within two beats, and nothing is missed",
    { timeout: 120_000 },
    async ({ task }) => {
      const random = seededRandom(settings.seed);
      const proxy = await openFaultProxy(server.port, random);
      const visitor = await createVisitor("v", proxy.url);
      const direct = await createVisitor("w", server.url);
      const conversationId = newId();
      let lostAt = 0;
      const reader = startReader({ name: "r", visitor: "v" }, visitor.backend, {
        token: visitor.token,
        random,
        onState: (state) => state === "reconnecting" && (lostAt ||= performance.now()),
      });
      await say(visitor, conversationId, "before");
      await until("the first words", () => reader.events.length >= 2);
      const known = reader.events.length;
      proxy.freeze();
      // By another way than the frozen one.
      await say(
        {
          ...visitor,
          send: (command, idempotencyKey) =>
            direct.backend.send(command, { token: visitor.token, idempotencyKey }),
        },
        conversationId,
        "meanwhile",
      );
      const begun = performance.now();
      // The first connection it takes anew may be another frozen one, which costs a time limit more.
      await until("what was said meanwhile", () => reader.events.length > known, 90_000);
      const noticedAfter = Math.round(lostAt - begun);
      const mendedAfter = Math.round(performance.now() - begun);
      reader.stop();
      await proxy.close();
      tell(task, { noticedAfter, mendedAfter });
      expect(noticedAfter).toBeLessThan(2 * BEAT);
      const cursors = reader.events.map(({ cursor }) => cursor);
      expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b));
    },
  );

  test(
    "cannot hide: the server beats at least every 25 s",
    { timeout: 120_000 },
    async ({ task }) => {
      const response = await fetch(`${server.url}/v1/sites/${SITE}/events`);
      const stream = (response.body as ReadableStream<Uint8Array>).getReader();
      const gaps: number[] = [];
      for (let last = performance.now(); gaps.length < 4;) {
        await stream.read();
        gaps.push(Math.round(performance.now() - last));
        last = performance.now();
      }
      await stream.cancel();
      tell(task, { longestGap: Math.max(...gaps) });
      expect(Math.max(...gaps)).toBeLessThanOrEqual(BEAT);
    },
  );
});
