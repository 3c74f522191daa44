import { describe, expect, test } from "vitest";
import { checkHistory, dueTo } from "./checker/check-history.ts";
import { createNemesis } from "./checker/nemesis.ts";
import { createAgent, createVisitor } from "./checker/people.ts";
import { readLog } from "./checker/read-log.ts";
import { startReader } from "./checker/readers.ts";
import { agentWorks, visitorWorks, type Work } from "./checker/workload.ts";
import { openFaultProxy } from "./fault-proxy.ts";
import { createFaultyServer } from "./faulty-server.ts";
import { until } from "./pause.ts";
import { settings, tell } from "./run-settings.ts";
import { seededRandom } from "./seeded-random.ts";
import { openSmallDisk } from "./small-disk.ts";

const VISITORS = 20;
const AGENTS = 4;
const SETTLED_WITHIN = 30_000; // ms after everything is mended

describe("[F4.60] [P30] [P31] [P37] [P38] nothing acknowledged is lost, doubled or reordered, whatever fails", () => {
  const seeds = Array.from({ length: settings.seeds }, (_, index) => settings.seed + index);
  test.for(seeds)(
    "seed %i",
    { timeout: (settings.seconds + 150) * 1_000 },
    async (seed, { task }) => {
      const random = seededRandom(seed);
      const disk = openSmallDisk();
      const server = await createFaultyServer({ folder: disk.folder });
      await server.start();
      const proxy = await openFaultProxy(server.port, random);
      try {
        const agents = await Promise.all(
          Array.from({ length: AGENTS }, (_, index) =>
            createAgent(`Agent ${index}`, { ...server, through: proxy.url }),
          ),
        );
        const visitors = await Promise.all(
          Array.from({ length: VISITORS }, (_, index) =>
            createVisitor(`visitor ${index}`, proxy.url),
          ),
        );
        const readers = [
          ...visitors.map(({ name, token, backend }) =>
            startReader({ name: `stream of ${name}`, visitor: name }, backend, { token, random }),
          ),
          ...agents.map(({ name, events }) =>
            startReader({ name: `stream of ${name}`, visitor: undefined }, { events }, { random }),
          ),
        ];

        const end = performance.now() + settings.seconds * 1_000;
        let deadline = Infinity;
        const work: Work = {
          random,
          acts: [],
          handedOff: [],
          isOver: () => performance.now() > end,
          deadline: () => deadline,
        };
        const working = Promise.all([
          ...visitors.map((visitor, index) => visitorWorks(visitor, index, work)),
          ...agents.map((agent, index) => agentWorks(agent, index, work)),
        ]);
        const nemesis = createNemesis({ server, proxy, disk }, random);
        await nemesis.run(work.isOver);
        deadline = performance.now() + SETTLED_WITHIN;
        await working;

        // Those who follow from the beginning only now, and those who ask afresh.
        const late = visitors.map(({ name, token, backend }) =>
          startReader({ name: `late stream of ${name}`, visitor: name }, backend, {
            token,
            random,
          }),
        );
        const snapshots = await Promise.all(
          visitors.map(async ({ name, token, backend }) => ({
            visitor: name,
            snapshots: await backend.conversations({ token }),
          })),
        );
        const { log, integrity } = readLog(disk.folder);
        const all = {
          acts: work.acts,
          log,
          snapshots,
          agents: new Map(agents.map(({ id, name }) => [id, name])),
        };
        const everyone = [...readers, ...late];
        const ends = everyone.map((reader) => dueTo(reader, all).at(-1)?.cursor);
        // Streams catch up by themselves; what one misses for good is found below.
        const hasAll = () =>
          everyone.every(({ events }, index) => events.at(-1)?.cursor === ends[index]);
        await until("readers at the log's end", hasAll, SETTLED_WITHIN).catch(() => undefined);
        const wrong = checkHistory({ ...all, readers: everyone });
        for (const reader of everyone) reader.stop();

        const count = (outcome: string) =>
          work.acts.filter((act) => act.outcome === outcome).length;
        tell(task, {
          seed,
          seconds: settings.seconds,
          disk: disk.kind,
          acts: work.acts.length,
          attempts: work.acts.reduce((sum, { attempts }) => sum + attempts, 0),
          acknowledged: count("ok"),
          refused: count("fail"),
          unknown: count("info"),
          events: log.length,
          faults: nemesis.counts,
          repliesDropped: proxy.counts.repliesDropped,
          requestsTruncated: proxy.counts.requestsTruncated,
          slowestStart: Math.round(Math.max(0, ...nemesis.starts)),
          lost: wrong.filter((one) => one.startsWith("lost")).length,
          doubled: wrong.filter((one) => one.startsWith("doubled")).length,
          wrong: wrong.length,
          ...(wrong.length > 0 && { first: wrong.slice(0, 5) }),
        });
        expect(wrong.slice(0, 20)).toEqual([]);
        expect(integrity).toBe("ok");
        expect(count("ok")).toBeGreaterThan(settings.seconds * 5);
      } finally {
        await server.end("SIGKILL");
        await proxy.close();
        disk.remove();
      }
    },
  );
});
