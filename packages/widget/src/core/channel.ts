/** Speaks to the same site's other tabs, never to its own. */
export type Channel = {
  post(message: unknown): void;
  /** Returns its undo. */
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
};

/** Silent where there is no `BroadcastChannel` (Safari before 15.4), or the page may not have one. */
export function openChannel(name: string): Channel {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    // Each tab for itself, then.
  }
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is same-origin
    post: (message) => channel?.postMessage(message),
    listen(listener) {
      const onMessage = ({ data }: MessageEvent) => listener(data);
      channel?.addEventListener("message", onMessage);
      return () => channel?.removeEventListener("message", onMessage);
    },
    close() {
      channel?.close();
      // A closed one throws at whoever speaks; what is under way may still want to.
      channel = undefined;
    },
  };
}
