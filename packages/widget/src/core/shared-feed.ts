import { after } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type { StreamItem } from "@helpbuoy/protocol";
import { openChannel } from "./channel.ts";
import type { Environment } from "./environment.ts";
import { lead } from "./lead.ts";

/** What tabs tell each other of the one stream they have. */
type Said =
  /** Who has the stream? */
  { type: "hello" } | { type: "state"; state: StreamState } | { type: "item"; item: StreamItem };

/** What a tab with the stream may take to say so, in ms: longer, and it is asleep. */
const PATIENCE = 2_000;

export type FeedListener = {
  onItem(item: StreamItem): void;
  onState(state: StreamState): void;
};

/**
 * One stream for all tabs of a browser (promise P34): HTTP/1.1 has six connections a host, and eight
 * tabs with a stream each would leave none for anything else. The tab that holds the name has the
 * stream and tells the others what comes. When it goes, the next takes over from its own cursor; when
 * it is asleep, the stream is taken from it. Where tabs cannot agree, each has a stream of its own.
 * @returns its undo
 */
export function shareFeed(parts: {
  name: string;
  environment: Pick<Environment, "connectivity">;
  /** Opens the stream itself. Returns its undo. */
  connect(listener: FeedListener): () => void;
  /** @param isOwn this tab has the stream */
  onItem(item: StreamItem, isOwn: boolean): void;
  onState(state: StreamState): void;
  /** Another tab has the stream: what happened before it was listened to must be fetched. */
  catchUp(): void;
}): () => void {
  const { name, environment, onItem, onState, catchUp } = parts;
  const channel = openChannel(name);
  let hasStream = false;
  let isListening = false;
  let state: StreamState = "connecting";
  let disconnect = () => {};
  let leave = () => {};
  let cancelPatience = () => {};

  function say(said: Said): void {
    channel.post(said);
  }

  function onLead(): void {
    hasStream = true;
    cancelPatience();
    disconnect = parts.connect({
      onItem(item) {
        onItem(item, true);
        say({ type: "item", item });
      },
      onState(next) {
        state = next;
        onState(next);
        say({ type: "state", state });
      },
    });
  }

  function stand(byForce: boolean): void {
    leave();
    leave = lead({ name, byForce, onLead, onLost });
  }

  function onLost(): void {
    hasStream = isListening = false;
    disconnect();
    stand(false);
    greet();
  }

  function greet(): void {
    if (hasStream) return;
    say({ type: "hello" });
    cancelPatience();
    cancelPatience = after(PATIENCE, () => stand(true));
  }

  const stopListening = channel.listen((message) => {
    const said = Object(message) as Said;
    if (said.type === "hello") {
      if (hasStream) say({ type: "state", state });
      return;
    }
    if (hasStream) return;
    cancelPatience();
    if (said.type === "item") onItem(said.item, false);
    if (said.type === "state") onState(said.state);
    if (!isListening) catchUp();
    isListening = true;
  });
  // A tab that slept has heard nothing meanwhile.
  const stopWaking = environment.connectivity.onWake(() => {
    isListening = false;
    greet();
  });

  onState(state);
  stand(false);
  greet();

  return () => {
    cancelPatience();
    stopListening();
    stopWaking();
    leave();
    disconnect();
    channel.close();
  };
}
