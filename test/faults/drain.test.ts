import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { actUntilAnswered } from "./checker/act-until-answered.ts";
import { checkHistory, dueTo } from "./checker/check-history.ts";
import { markOf, type Act } from "./checker/history.ts";
import { createVisitor, newId, say, SITE } from "./checker/people.ts";
import { readLog } from "./checker/read-log.ts";
import { startReader } from "./checker/readers.ts";
import { openFaultProxy } from "./fault-proxy.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { until } from "./pause.ts";
import { settings, tell } from "./run-settings.ts";
import { seededRandom } from "./seeded-random.ts";

const ROLLS = 6;
const VISITORS = 20;

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-drain-"));
const servers: FaultyServer[] = [];
const serve = async (environment: Record<string, string> = {}) => {
  const server = await createFaultyServer({ folder: join(folder, "data"), environment });
  servers.push(server);
  return server;
};
afterAll(async () => {
  for (const server of servers) await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

describe("[F4.52] [P40] SIGTERM", () => {
  test(
    "a rolling restart under load: not one send fails or is lost, every process exits 0",
    { timeout: 180_000 },
    async ({ task }) => {
      const random = seededRandom(settings.seed);
      const pair = [
        await serve({ HELPBUOY_DRAIN_SECONDS: "1" }),
        await serve({ HELPBUOY_DRAIN_SECONDS: "1" }),
      ];
      const at = (turn: number) => pair[turn % 2] as FaultyServer;
      await at(0).start();
      const proxy = await openFaultProxy(at(0).port, random);
      const visitors = await Promise.all(
        Array.from({ length: VISITORS }, (_, index) => createVisitor(`v${index}`, proxy.url)),
      );
      const readers = visitors.map(({ name, token, backend }) =>
        startReader({ name, visitor: name }, backend, { token, random }),
      );
      const acts: Act[] = [];
      const state = { isOver: false };
      const patient = { ...random, chance: () => false };
      const working = visitors.map(async (visitor, number) => {
        const conversationId = newId();
        for (let count = 1; !state.isOver && count < 1_000; count++) {
          const mark = markOf(`v${number}`, count);
          const key = newId();
          const messageId = newId();
          const command = {
            type: "message.send",
            conversationId: count % 25 === 0 ? newId() : conversationId,
            messageId,
            locale: "en",
            text: mark,
            attachments: [],
          } as const;
          const act = {
            actor: visitor.name,
            kind: "message",
            conversationId: command.conversationId,
            mark,
          } as const;
          const send = () => visitor.send({ ...command, attachments: [] }, key);
          acts.push(
            await actUntilAnswered(act, send, { random: patient, deadline: () => Infinity }),
          );
        }
      });

      const exits: (number | null)[] = [];
      const ends: number[] = [];
      for (let turn = 1; turn <= ROLLS; turn++) {
        // The next is ready before the last is told to go, as every balancer does it.
        await at(turn).start();
        proxy.lead(at(turn).port);
        const begun = performance.now();
        exits.push(await at(turn - 1).end("SIGTERM"));
        ends.push(Math.round(performance.now() - begun));
      }
      state.isOver = true;
      await Promise.all(working);
      const { log, integrity } = readLog(at(0).folder);
      const all = { acts, log, snapshots: [], agents: new Map<string, string>() };
      const ended = readers.map((reader) => dueTo(reader, all).at(-1)?.cursor);
      // A stream that was told to come back in thirteen seconds does.
      const hasAll = () =>
        readers.every(({ events }, index) => (events.at(-1)?.cursor ?? 0) >= (ended[index] ?? 0));
      await until("streams of the next server", hasAll, 40_000);
      for (const reader of readers) reader.stop();
      await proxy.close();

      const again = acts.flatMap(({ failures }) => failures);
      tell(task, {
        rolls: ROLLS,
        sends: acts.length,
        failed: acts.filter(({ outcome }) => outcome !== "ok").length,
        again: again.length,
        slowestStop: Math.max(...ends),
      });
      expect(acts.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
      // A kept connection may be closed in the instant in which it is used; nothing else may happen.
      expect(again.filter((why) => why !== "offline")).toEqual([]);
      expect(again.length).toBeLessThan(acts.length / 100);
      expect(checkHistory({ ...all, readers })).toEqual([]);
      expect(integrity).toBe("ok");
      expect(exits).toEqual(exits.map(() => 0));
      expect(Math.max(...ends)).toBeLessThan(12_000);
    },
  );

  test("is not ready while it drains, yet does what is asked", { timeout: 60_000 }, async () => {
    const server = await serve({ HELPBUOY_DRAIN_SECONDS: "3" });
    await server.start();
    const visitor = await createVisitor("v", server.url);
    const exit = server.end("SIGTERM");
    const ready = () => fetch(`${server.url}/readyz`).then(({ status }) => status);
    await until("503", async () => (await ready()) === 503);
    expect((await say(visitor, newId(), "still there?")).events).not.toEqual([]);
    const kept = await fetch(`${server.url}/v1/sites/${SITE}`);
    expect(kept.headers.get("connection")).toBe("close");
    expect(await exit).toBe(0);
  });

  test(
    "a request that never ends holds it no longer than its patience",
    { timeout: 60_000 },
    async () => {
      const server = await serve();
      await server.start();
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.write(
        "POST /v1/agents/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
      );
      // The head has arrived once another request is answered.
      await fetch(`${server.url}/healthz`);
      const begun = performance.now();
      expect(await server.end("SIGTERM")).toBe(0);
      expect(performance.now() - begun).toBeLessThan(12_000);
      socket.destroy();
    },
  );
});
