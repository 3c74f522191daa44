import type { Clock, Connectivity, StorageProblem } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { ConnectionModel } from "../widget.ts";

export type Connection = ConnectionModel & { destroy(): void };

export function createConnectionModel(parts: {
  connectivity: Connectivity;
  clock: Clock;
  stream: Signal<StreamState>;
  storageProblem: ReadonlySignal<StorageProblem | undefined>;
  unsent: ReadonlySignal<number>;
  failed: ReadonlySignal<number>;
}): Connection {
  const { connectivity, clock, stream, storageProblem, unsent, failed } = parts;
  const isOnline = signal(connectivity.isOnline());
  return {
    isOnline,
    stream,
    unsent,
    failed,
    canStore: computed(() => storageProblem.value === undefined),
    now: () => clock.now(),
    destroy: connectivity.onChange((online) => (isOnline.value = online)),
  };
}
