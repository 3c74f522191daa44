import type { TalkBackend } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type { StreamItem } from "@helpbuoy/protocol";
import { effect, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Environment } from "./environment.ts";
import type { VisitorSessions } from "./visitor-session.ts";

/**
 * Follows the server's events while they are needed, and not a moment longer: a stream costs the
 * server and the visitor's battery. Returns its undo.
 */
export function startEventFeed(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  environment: Environment;
  isNeeded: ReadonlySignal<boolean>;
  /** Whether there is anything of this visitor's own to hear of. */
  isPersonal: ReadonlySignal<boolean>;
  /** Where to begin; asked when the stream starts. */
  cursor(): number | undefined;
  stream: Signal<StreamState>;
  onItem(item: StreamItem): void;
}): () => void {
  const { backend, sessions, environment, isNeeded, isPersonal, stream } = parts;

  return effect(() => {
    if (!isNeeded.value) return undefined;
    // Read here, so that the stream starts anew as this visitor's once there is something of theirs.
    const personal = isPersonal.value;
    let isOver = false;
    let stop = () => {};
    import("@helpbuoy/client/event-stream")
      .then(({ follow }) => {
        if (isOver) return;
        stop = follow({
          backend,
          token: () => (personal ? sessions.current() : Promise.resolve(undefined)),
          cursor: personal ? parts.cursor() : undefined,
          onItem: parts.onItem,
          onState: (state) => (stream.value = state),
          onUnauthorized: (token) => void sessions.refuse(token),
          connectivity: environment.connectivity,
          random: environment.random,
        });
      })
      .catch(() => {
        // The chunk did not come, as on a cut line: the next opening of the panel tries again.
        stream.value = "off";
      });
    return () => {
      isOver = true;
      stop();
    };
  });
}
