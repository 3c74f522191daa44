import type { FaultProxy } from "../fault-proxy.ts";
import type { FaultyServer } from "../faulty-server.ts";
import { pause } from "../pause.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { SmallDisk } from "../small-disk.ts";

export type Nemesis = {
  /** How often each fault was made. */
  counts: Record<string, number>;
  /** Milliseconds each start after a kill took. */
  starts: number[];
  /** Makes faults until the work is over, then mends everything. */
  run(isOver: () => boolean): Promise<void>;
};

const HOUR = 3_600_000; // ms

/** Every fault in turn, in an order of the seed's. */
export function createNemesis(
  parts: { server: FaultyServer; proxy: FaultProxy; disk: SmallDisk },
  random: SeededRandom,
): Nemesis {
  const { server, proxy, disk } = parts;
  const counts: Record<string, number> = {};
  const starts: number[] = [];

  const killAndStart = async (clockOffset = 0) => {
    await server.end("SIGKILL");
    await pause(random.between(0, 500));
    starts.push(await server.start({ clockOffset }));
  };
  const lasting = async (from: number, to: number, begin: () => void, end: () => void) => {
    begin();
    await pause(random.between(from, to));
    end();
  };
  const faults: Record<string, () => Promise<void>> = {
    kill: () => killAndStart(),
    clock: () => killAndStart(Math.round(random.between(-0.75, 0.75) * HOUR)),
    stop: () =>
      lasting(
        5_000,
        5_000,
        () => server.signal("SIGSTOP"),
        () => server.signal("SIGCONT"),
      ),
    cut: async () => proxy.cut(),
    refuse: () =>
      lasting(
        500,
        2_000,
        () => {
          proxy.refuse(true);
          proxy.cut();
        },
        () => proxy.refuse(false),
      ),
    halfOpen: () => lasting(1_000, 4_000, proxy.freeze, proxy.thaw),
    dropReply: () =>
      lasting(
        1_000,
        2_500,
        () => proxy.dropReplies(0.7),
        () => proxy.dropReplies(0),
      ),
    truncate: () =>
      lasting(
        1_000,
        2_000,
        () => proxy.truncateRequests(0.5),
        () => proxy.truncateRequests(0),
      ),
    delay: () =>
      lasting(
        1_000,
        2_500,
        () => proxy.delay(random.between(50, 400)),
        () => proxy.delay(0),
      ),
    diskFull: () =>
      lasting(
        1_000,
        3_000,
        () => disk.fill(server.pid()),
        () => disk.empty(server.pid()),
      ),
  };
  if (disk.kind === "none") delete faults["diskFull"];

  return {
    counts,
    starts,
    async run(isOver) {
      let bag: string[] = [];
      while (!isOver()) {
        await pause(random.between(200, 1_500));
        if (bag.length === 0) bag = random.shuffled(Object.keys(faults));
        const name = bag.pop() ?? "cut";
        counts[name] = (counts[name] ?? 0) + 1;
        await faults[name]?.();
      }
      proxy.heal();
    },
  };
}
