import { findingsOf, type Finding } from "./finding.ts";
import type { World } from "./check-server.ts";

const { ok, warning, failure } = findingsOf("stream");

const buffering =
  "Switch buffering and compression off for /v1/: nginx `proxy_buffering off; gzip off; proxy_read_timeout 75s;`, Apache `SetEnv no-gzip 1` and `flushpackets=on`.";

/**
 * Milliseconds: until the first sign of life, and until the next (SPEC EV6), which only what stands in
 * between can hold back; 0: the next is not waited for.
 */
export type StreamPatience = { first: number; beat: number };
export const usualPatience: StreamPatience = { first: 5_000, beat: 20_000 };

/** Opens a stream as a widget does, and waits for its signs of life. */
export async function checkStream(
  { fetch }: World,
  base: string,
  siteKey: string,
  patience: StreamPatience = usualPatience,
): Promise<Finding> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), patience.first);
  let hasBegun = false;
  try {
    const response = await fetch(`${base}/v1/sites/${siteKey}/events`, {
      headers: { accept: "text/event-stream" },
      signal: abort.signal,
    });
    if (response.status !== 200 || !response.body) {
      return failure(`The stream at ${base} answers ${response.status}.`, "See the server's log.");
    }
    const reader = response.body.getReader();
    const first = await reader.read();
    if (first.done) return failure(`The stream at ${base} ends at once.`, buffering);
    if (response.headers.has("content-encoding")) {
      return warning(`The stream at ${base} is compressed on its way.`, buffering);
    }
    if (patience.beat === 0) return ok(`The stream at ${base} begins at once.`);
    hasBegun = true;
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), patience.beat);
    const beat = await reader.read();
    return beat.done
      ? failure(`The stream at ${base} is cut before its first heartbeat.`, buffering)
      : ok(`The stream at ${base} arrives at once, and its heartbeat too.`);
  } catch {
    if (!abort.signal.aborted) {
      return failure(`The stream at ${base} breaks off.`, buffering);
    }
    return hasBegun
      ? failure(`The heartbeat of the stream at ${base} is held back.`, buffering)
      : failure(`What the stream at ${base} says is held back: something buffers it.`, buffering);
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
