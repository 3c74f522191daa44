import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { SeededRandom } from "./seeded-random.ts";

/** A bad network: a TCP proxy on loopback that knows just enough HTTP to see where a write begins. */
export type FaultProxy = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** What it has done so far. */
  counts: { connections: number; cut: number; repliesDropped: number; requestsTruncated: number };
  /** Where new connections lead from now on. */
  lead(port: number): void;
  /** Every piece waits so many milliseconds, each way. */
  delay(milliseconds: number): void;
  /** Resets every connection there is. */
  cut(): void;
  /** While set, new connections are reset at once. */
  refuse(isRefusing: boolean): void;
  /** Half-open: connections there are carry nothing any more, and neither end is told. */
  freeze(): void;
  /** Resets what is frozen, as when a router has forgotten it. */
  thaw(): void;
  /** The part of writes (0-1) whose answer is lost on the way: the server has done them. */
  dropReplies(part: number): void;
  /** The part of writes (0-1) that are cut amid the request. */
  truncateRequests(part: number): void;
  /** Ends every fault; connections that are frozen are reset. */
  heal(): void;
  close(): Promise<void>;
};

type Link = { client: Socket; server: Socket; isFrozen: boolean };
/** What becomes of the write that is on its way. */
type Fate = "none" | "drop reply" | "truncate";

const WRITE = /^(POST|PUT|PATCH|DELETE) /;

export async function openFaultProxy(port: number, random: SeededRandom): Promise<FaultProxy> {
  const links = new Set<Link>();
  const counts = { connections: 0, cut: 0, repliesDropped: 0, requestsTruncated: 0 };
  let target = port;
  let wait = 0;
  let isRefusing = false;
  let dropped = 0;
  let truncated = 0;

  const fateOf = (): Fate => {
    if (random.chance(dropped)) return "drop reply";
    return random.chance(truncated) ? "truncate" : "none";
  };

  const server = createServer((client) => {
    counts.connections += 1;
    if (isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const link: Link = { client, server: connect(target, "127.0.0.1"), isFrozen: false };
    links.add(link);
    let fate: Fate = "none";
    const end = () => {
      if (link.isFrozen) return;
      links.delete(link);
      // A frozen link says nothing; any other tells both ends.
      client.destroy();
      link.server.destroy();
    };
    const reset = () => {
      links.delete(link);
      client.resetAndDestroy();
      link.server.resetAndDestroy();
    };
    const late = new Map<Socket, Buffer[]>([
      [client, []],
      [link.server, []],
    ]);
    // However the delay changes, what came first goes first: it is one line.
    const carry = (to: Socket, piece: Buffer) => {
      if (link.isFrozen) return;
      const queue = late.get(to) ?? [];
      if (wait === 0 && queue.length === 0) {
        to.write(piece);
        return;
      }
      queue.push(piece);
      setTimeout(() => {
        const first = queue.shift();
        if (first && !link.isFrozen) to.write(first);
      }, wait);
    };
    for (const socket of [client, link.server]) {
      socket.setNoDelay(true);
      // What went wrong shows as the close that follows.
      socket.on("error", () => {});
      socket.on("close", end);
    }
    // Without pipelining, a write begins at the start of a piece.
    client.on("data", (piece: Buffer) => {
      if (!link.isFrozen && WRITE.test(piece.subarray(0, 8).toString("latin1"))) fate = fateOf();
      if (fate !== "truncate") return carry(link.server, piece);
      counts.requestsTruncated += 1;
      link.server.write(piece.subarray(0, Math.floor(piece.length * random.next())), reset);
    });
    link.server.on("data", (piece: Buffer) => {
      if (fate !== "drop reply") return carry(client, piece);
      if (link.isFrozen) return;
      counts.repliesDropped += 1;
      reset();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const resetAll = (which: (link: Link) => boolean) => {
    for (const link of links) {
      if (!which(link)) continue;
      counts.cut += 1;
      links.delete(link);
      link.client.resetAndDestroy();
      link.server.resetAndDestroy();
    }
  };
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    lead: (to) => (target = to),
    delay: (milliseconds) => (wait = milliseconds),
    cut: () => resetAll(() => true),
    refuse: (value) => (isRefusing = value),
    freeze() {
      for (const link of links) link.isFrozen = true;
    },
    thaw: () => resetAll(({ isFrozen }) => isFrozen),
    dropReplies: (part) => (dropped = part),
    truncateRequests: (part) => (truncated = part),
    heal() {
      wait = 0;
      isRefusing = false;
      dropped = 0;
      truncated = 0;
      proxy.thaw();
    },
    async close() {
      server.close();
      resetAll(() => true);
      await once(server, "close");
    },
  };
  return proxy;
}
