import type { ServerEvent, StreamItem, TypingSignal } from "@helpbuoy/protocol";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { asBackendError, BackendError } from "./backend-error.ts";
import { after } from "./timers.ts";

/** The server beats at least this often, in ms (SPEC EV6). */
export const HEARTBEAT = 20_000;
const LONGEST_EVENT = 1_000_000; // characters

/**
 * Reads the server's stream to its end, which always rejects: the signal (`aborted`), two missed
 * beats (`timeout`), a cut (`offline`), the server's own end (`server`, with its `retry` as
 * `retryAfter`), or nonsense (`invalid_response`).
 */
export async function readEventStream(
  response: Response,
  signal: AbortSignal,
  onItem: (item: StreamItem) => void,
): Promise<never> {
  if (!response.body) throw new BackendError("invalid_response");
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let retryAfter = 0;
  const parser = createParser({
    onEvent: (message) => onItem(readItem(message)),
    onRetry: (ms) => (retryAfter = ms),
    maxBufferSize: LONGEST_EVENT,
  });
  try {
    for (;;) {
      const { done, value } = await readWithin(2 * HEARTBEAT, reader, signal);
      if (done) throw new BackendError("server", { retryAfter });
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    // The connection is of no more use, and whether cancelling it works changes nothing.
    reader.cancel().catch(() => {});
    throw error instanceof TypeError ? new BackendError("offline") : asBackendError(error);
  }
}

function readWithin(
  ms: number,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new BackendError("aborted"));
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    const cancelTimer = after(ms, () => reject(new BackendError("timeout")));
    reader
      .read()
      .then(resolve, reject)
      .finally(() => {
        cancelTimer();
        signal.removeEventListener("abort", onAbort);
      });
  });
}

function readItem({ event, data }: EventSourceMessage): StreamItem {
  try {
    const parsed: unknown = JSON.parse(data);
    if (event === "reset") return { type: "reset", cursor: (parsed as { cursor: number }).cursor };
    if (event === "signal") return { type: "signal", signal: parsed as TypingSignal };
    return { type: "event", event: parsed as ServerEvent };
  } catch (cause) {
    throw new BackendError("invalid_response", { cause });
  }
}
