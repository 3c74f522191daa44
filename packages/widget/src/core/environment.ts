import {
  createConnectivity,
  createMark,
  openStorage,
  type Connectivity,
  type HttpBackendOptions,
  type KeyValueStorage,
  type Mark,
  type StorageProblem,
} from "@helpbuoy/client";
import type { withLock } from "./locks.ts";
import { whenIdle, yieldToPage } from "./slices.ts";

/** All that the core takes from where it runs: handed in, so that a test can hand in something else. */
export type Environment = {
  view: Window;
  /** In the place of the page's own. */
  fetch?: NonNullable<HttpBackendOptions["fetch"]>;
  /** Milliseconds since the epoch by this device's clock. */
  now(): number;
  /** Milliseconds that only rise. */
  ticks(): number;
  /** 0-1. */
  random(): number;
  /** Fills the given bytes with chance nobody can guess. */
  randomBytes(bytes: Uint8Array): Uint8Array;
  /** @param isHeld while it is true nothing is kept but in memory */
  openStorage(
    name: string,
    onProblem: (problem: StorageProblem) => void,
    isHeld: () => boolean,
  ): KeyValueStorage;
  createMark(site: string): Mark;
  connectivity: Connectivity;
  /** Gives the page a turn. */
  yieldToPage(): Promise<void>;
  /** Runs once the page has nothing better to do. Returns its undo. */
  whenIdle(run: () => void): () => void;
  /** In the place of the browser's own, whose code comes with that of talks. */
  withLock?: typeof withLock;
};

export function browserEnvironment(): Environment {
  return {
    view: window,
    now: () => Date.now(),
    ticks: () => performance.now(),
    random: () => Math.random(),
    randomBytes: (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
    openStorage,
    createMark,
    connectivity: createConnectivity(window),
    yieldToPage,
    whenIdle,
  };
}
