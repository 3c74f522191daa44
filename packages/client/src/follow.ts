import type { StreamItem } from "@helpbuoy/protocol";
import type { Backend } from "./backend.ts";
import { asBackendError, BackendError } from "./backend-error.ts";
import type { Connectivity } from "./connectivity.ts";
import { retryDelay } from "./retry-policy.ts";
import { after } from "./timers.ts";

export type StreamState = "off" | "connecting" | "open" | "reconnecting";

export type FollowOptions = {
  backend: Pick<Backend, "events">;
  /** Asked before each connection; undefined: only what concerns everyone. */
  token: () => Promise<string | undefined>;
  /** Undefined: from now on. */
  cursor: number | undefined;
  onItem(item: StreamItem): void;
  onState(state: StreamState): void;
  /** The token is no longer taken; the next connection asks for another. */
  onUnauthorized(token: string | undefined): void;
  connectivity: Connectivity;
  /** 0-1, as `Math.random`. */
  random: () => number;
};

const STEADY = 10_000; // ms a connection must stand before its end counts as a first failure
const HERD = 12_000; // ms over which the readers of a server that died come back

/**
 * Follows the event stream over every cut, from the last cursor on (SPEC EV3-EV6), until its undo is
 * called or the backend says that it has none (`rejected`, SPEC BE3).
 */
export function follow(options: FollowOptions): () => void {
  const { connectivity, onState } = options;
  let cursor = options.cursor;
  let attempt = 0;
  let hasStood = false;
  let isOver = false;
  let connection: AbortController | undefined;
  let cancelTimer = () => {};

  const stopWaking = connectivity.onWake(() => {
    if (connection) {
      // Phones cut connections of a page in the background without telling it: ask anew at once.
      connection.abort();
    } else {
      cancelTimer();
      void connect();
    }
  });

  function end(): void {
    isOver = true;
    cancelTimer();
    stopWaking();
    connection?.abort();
    onState("off");
  }

  function onItem(item: StreamItem): void {
    options.onItem(item);
    // After the item was taken: if that fails, the next connection brings it again.
    if (item.type === "event") cursor = item.event.cursor;
    if (item.type === "reset") cursor = item.cursor;
    attempt = 0;
  }

  async function connect(): Promise<void> {
    const controller = new AbortController();
    connection = controller;
    onState(attempt === 0 ? "connecting" : "reconnecting");
    let token: string | undefined;
    let isRefused = true;
    let cancelSteady = () => {};
    try {
      token = await options.token();
      const onOpen = () => {
        onState("open");
        hasStood = true;
        isRefused = false;
        cancelSteady = after(STEADY, () => (attempt = 0));
      };
      await options.backend.events(
        {
          signal: controller.signal,
          onOpen,
          ...(token !== undefined && { token }),
          ...(cursor !== undefined && { cursor }),
        },
        onItem,
      );
      throw new BackendError("server");
    } catch (cause) {
      if (isOver) return;
      reconnect(asBackendError(cause), token, isRefused);
    } finally {
      cancelSteady();
    }
  }

  function reconnect(error: BackendError, token: string | undefined, isRefused: boolean): void {
    connection = undefined;
    if (error.kind === "rejected") return end();
    if (error.kind === "unauthorized") options.onUnauthorized(token);
    attempt += 1;
    onState("reconnecting");
    // Nonsense may come from a hotel's log-in page: that is over once the visitor has logged in.
    const canRetry = error.kind !== "aborted";
    // Dropped and then refused: the server is gone, and everyone else's stream with it.
    const spread = hasStood && isRefused ? HERD : 0;
    const { retryAfter } = error;
    const delay = retryDelay(attempt, { canRetry, retryAfter }, options.random, spread);
    cancelTimer = after(delay ?? 0, () => void connect());
  }

  void connect();
  return end;
}
