import type { TalkBackend } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type { StreamItem } from "@helpbuoy/protocol";
import { effect, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Environment } from "./environment.ts";
import { shareFeed } from "./shared-feed.ts";
import type { VisitorSessions } from "./visitor-session.ts";

/**
 * Follows the server's events while they are needed, and not a moment longer: a stream costs the
 * server and the visitor's battery. Returns its undo.
 */
export function startEventFeed(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  environment: Environment;
  /** Names the stream shared with other tabs. */
  scope: string;
  isNeeded: ReadonlySignal<boolean>;
  /** Whether there is anything of this visitor's own to hear of. */
  isPersonal: ReadonlySignal<boolean>;
  /** Where to begin; asked when the stream starts. */
  cursor(): number | undefined;
  stream: Signal<StreamState>;
  /** @param isOwn this tab has the stream: what a browser does once is done here */
  onItem(item: StreamItem, isOwn: boolean): void;
  /** Fetches what happened before another tab's stream was listened to. */
  catchUp(): void;
}): () => void {
  const { backend, sessions, environment, scope, isNeeded, isPersonal, stream } = parts;
  const { view } = environment;
  // A page in the back/forward cache may hold no lock and no connection.
  const isAway = signal(false);
  const onHide = () => (isAway.value = true);
  const onShow = () => (isAway.value = false);
  view.addEventListener("pagehide", onHide);
  view.addEventListener("pageshow", onShow);

  const stopFeed = effect(() => {
    if (!isNeeded.value || isAway.value) return undefined;
    // Read here, so that the stream starts anew as this visitor's once there is something of theirs,
    // and as another's once that is who they are.
    const personal = isPersonal.value;
    void sessions.changes.value;
    const token = () => (personal ? sessions.current() : Promise.resolve(undefined));
    let isOver = false;
    let stop = () => {};
    Promise.all([import("@helpbuoy/client/event-stream"), token()])
      .then(([{ follow }, first]) => {
        if (isOver) return;
        stop = shareFeed({
          // Only tabs of the same visitor can share: where nothing is kept, each tab is one of its own.
          name: `${scope}/events/${first === undefined ? "all" : digest(first)}`,
          environment,
          connect: (listener) =>
            follow({
              ...listener,
              backend,
              token,
              cursor: personal ? parts.cursor() : undefined,
              onUnauthorized: (refused) => void sessions.refuse(refused),
              connectivity: environment.connectivity,
              random: environment.random,
            }),
          onItem: parts.onItem,
          onState: (state) => (stream.value = state),
          catchUp: parts.catchUp,
        });
      })
      .catch(() => {
        // The chunk did not come, as on a cut line: the next opening of the panel tries again.
        stream.value = "off";
      });
    return () => {
      isOver = true;
      stop();
      stream.value = "off";
    };
  });

  return () => {
    stopFeed();
    view.removeEventListener("pagehide", onHide);
    view.removeEventListener("pageshow", onShow);
  };
}

/** Tells visitors apart and says nothing of their token. */
function digest(token: string): number {
  let sum = 0;
  for (const character of token) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) | 0;
  return sum;
}
