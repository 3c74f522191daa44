import type { Backend } from "@helpbuoy/client";
import { follow, type StreamState } from "@helpbuoy/client/event-stream";
import type { SeededRandom } from "../seeded-random.ts";
import type { Reader } from "./history.ts";

export type FollowingReader = Reader & { stop(): void };

/** Follows the log from its beginning with the widget's own stream client, over every fault. */
export function startReader(
  reader: Pick<Reader, "name" | "visitor">,
  backend: Pick<Backend, "events">,
  options: { token?: string; random: SeededRandom; onState?: (state: StreamState) => void },
): FollowingReader {
  const { token, random, onState = () => {} } = options;
  const seen: FollowingReader = { ...reader, events: [], resets: 0, stop: () => {} };
  seen.stop = follow({
    backend,
    token: async () => token,
    cursor: 0,
    onItem(item) {
      if (item.type === "event") seen.events.push(item.event);
      if (item.type === "reset") seen.resets += 1;
    },
    onState,
    onUnauthorized: () => {},
    connectivity: {
      isOnline: () => true,
      onChange: () => () => {},
      onWake: () => () => {},
    },
    // Impatient: a run has a minute.
    random: () => random.next() / 10,
  });
  return seen;
}
