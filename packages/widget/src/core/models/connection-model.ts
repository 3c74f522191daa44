import type { Clock, Connectivity, StorageProblem } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";

export type ConnectionModel = {
  isOnline: ReadonlySignal<boolean>;
  stream: ReadonlySignal<"off" | "connecting" | "open" | "reconnecting">;
  /** Commands still to be sent, and those that failed. */
  unsent: ReadonlySignal<number>;
  failed: ReadonlySignal<number>;
  /** False: nothing can be kept on this page; the visitor is told. */
  canStore: ReadonlySignal<boolean>;
  /** Milliseconds since the epoch by the server's clock, for "2 minutes ago". */
  now(): number;
};

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
