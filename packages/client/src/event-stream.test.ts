import type { StreamItem } from "@helpbuoy/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Backend } from "./backend.ts";
import { BackendError } from "./backend-error.ts";
import type { Connectivity } from "./connectivity.ts";
import { follow, readEventStream, type StreamState } from "./event-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const published = (cursor: number) => ({
  type: "knowledge.published" as const,
  cursor,
  at: "2026-01-01T00:00:00.000Z",
  conversationId: null,
  locale: "en",
  version: `v${cursor}`,
});

const sse = (cursor: number) =>
  `id: ${cursor}\nevent: event\ndata: ${JSON.stringify(published(cursor))}\n\n`;

function openBody() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  return {
    response: new Response(body),
    send: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
    close: () => controller.close(),
    cut: () => controller.error(new TypeError("network error")),
  };
}

function reading(response: Response, signal = new AbortController().signal) {
  const items: StreamItem[] = [];
  const ended = readEventStream(response, signal, (item) => items.push(item)).then(
    () => undefined,
    (error: BackendError) => error,
  );
  return { items, ended };
}

describe("reading the stream", () => {
  test("takes events and resets, however they are cut on the way", async () => {
    const body = openBody();
    const { items, ended } = reading(body.response);
    const text = `: open\n\n${sse(1)}event: reset\ndata: {"cursor":7}\n\n${sse(8)}`;
    for (const character of text) body.send(character);
    body.close();
    await ended;
    expect(items).toEqual([
      { type: "event", event: published(1) },
      { type: "reset", cursor: 7 },
      { type: "event", event: published(8) },
    ]);
  });

  test("[EV6] two missed beats end it; a comment is a beat", async () => {
    const body = openBody();
    const { ended } = reading(body.response);
    await vi.advanceTimersByTimeAsync(39_000);
    body.send(": beat\n\n");
    await vi.advanceTimersByTimeAsync(39_000);
    body.send(": beat\n\n");
    await vi.advanceTimersByTimeAsync(40_000);
    expect((await ended)?.kind).toBe("timeout");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("the server's end is told with its hint, a cut as offline, nonsense as invalid", async () => {
    const closed = openBody();
    const first = reading(closed.response);
    closed.send("retry: 2500\n\n");
    closed.close();
    expect(await first.ended).toMatchObject({ kind: "server", retryAfter: 2500 });
    const broken = openBody();
    const second = reading(broken.response);
    broken.cut();
    expect((await second.ended)?.kind).toBe("offline");
    const mad = openBody();
    const third = reading(mad.response);
    mad.send("event: event\ndata: {\n\n");
    expect((await third.ended)?.kind).toBe("invalid_response");
  });

  test("its signal ends it", async () => {
    const controller = new AbortController();
    const { ended } = reading(openBody().response, controller.signal);
    controller.abort();
    expect((await ended)?.kind).toBe("aborted");
  });
});

/** A backend whose streams are opened, fed and ended by the test. */
function scriptedBackend() {
  type Connection = {
    cursor: number | undefined;
    token: string | undefined;
    open(): void;
    item(item: StreamItem): void;
    end(error: BackendError): void;
    signal: AbortSignal;
  };
  const connections: Connection[] = [];
  const events: Backend["events"] = ({ cursor, token, signal, onOpen }, onItem) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new BackendError("aborted")));
      connections.push({
        cursor,
        token,
        signal,
        open: () => onOpen?.(),
        item: onItem,
        end: reject,
      });
    });
  return { backend: { events }, connections };
}

function following(more: Partial<Parameters<typeof follow>[0]> = {}) {
  const { backend, connections } = scriptedBackend();
  const items: StreamItem[] = [];
  const states: StreamState[] = [];
  const refused: (string | undefined)[] = [];
  let wake = () => {};
  const connectivity: Connectivity = {
    isOnline: () => true,
    onChange: () => () => {},
    onWake(listener) {
      wake = listener;
      return () => (wake = () => {});
    },
  };
  const stop = follow({
    backend,
    token: async () => "token",
    cursor: 5,
    onItem: (item) => items.push(item),
    onState: (state) => states.push(state),
    onUnauthorized: (token) => refused.push(token),
    connectivity,
    random: () => 1,
    ...more,
  });
  const latest = () => {
    const last = connections[connections.length - 1];
    if (!last) throw new Error("no connection");
    return last;
  };
  return { connections, latest, items, states, refused, stop, wake: () => wake() };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("following", () => {
  test("[EV3] begins at the cursor, and comes back after a cut where it was", async () => {
    const { connections, latest, items, stop } = following();
    await settle();
    expect(latest().cursor).toBe(5);
    latest().open();
    latest().item({ type: "event", event: published(6) });
    latest().item({ type: "reset", cursor: 90 });
    latest().end(new BackendError("offline"));
    await vi.advanceTimersByTimeAsync(500);
    expect(connections).toHaveLength(2);
    expect(latest().cursor).toBe(90);
    expect(items).toHaveLength(2);
    stop();
  });

  test("[OB5] waits longer each time, up to 30 s, and anew after a good one", async () => {
    const { connections, latest, states, stop } = following();
    await settle();
    for (const ceiling of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const before = connections.length;
      latest().end(new BackendError("server"));
      await vi.advanceTimersByTimeAsync(ceiling - 1);
      expect(connections).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(connections).toHaveLength(before + 1);
    }
    expect(states).toContain("reconnecting");
    latest().open();
    await vi.advanceTimersByTimeAsync(10_000);
    const before = connections.length;
    latest().end(new BackendError("timeout"));
    await vi.advanceTimersByTimeAsync(500);
    expect(connections).toHaveLength(before + 1);
    stop();
  });

  test("a server that opens and ends at once is not stormed", async () => {
    const { connections, latest, stop } = following();
    await settle();
    for (let n = 0; n < 5; n++) {
      latest().open();
      latest().end(new BackendError("server"));
      await vi.advanceTimersByTimeAsync(500 * 2 ** n);
    }
    expect(connections).toHaveLength(6);
    latest().open();
    latest().end(new BackendError("server"));
    await vi.advanceTimersByTimeAsync(8_000);
    expect(connections).toHaveLength(6);
    stop();
  });

  test("[EV6] [P36] cut off and then refused, comes back anywhere within 12 s", async () => {
    const { connections, latest, stop } = following();
    await settle();
    latest().open();
    latest().end(new BackendError("offline"));
    await vi.advanceTimersByTimeAsync(500);
    expect(connections).toHaveLength(2);
    latest().end(new BackendError("offline"));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(connections).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(connections).toHaveLength(3);
    stop();
  });

  test("[ER3] waits as long as the server asks", async () => {
    const { connections, latest, stop } = following({ random: () => 0 });
    await settle();
    latest().end(new BackendError("rate_limited", { retryAfter: 45_000 }));
    await vi.advanceTimersByTimeAsync(44_999);
    expect(connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(connections).toHaveLength(2);
    stop();
  });

  test("the network's return ends the wait, and a connection that may be dead", async () => {
    const { connections, latest, wake, stop } = following();
    await settle();
    latest().end(new BackendError("offline"));
    await settle();
    wake();
    await settle();
    expect(connections).toHaveLength(2);
    latest().open();
    const open = latest();
    wake();
    await settle();
    expect(open.signal.aborted).toBe(true);
    expect(connections).toHaveLength(3);
    stop();
  });

  test("[BE3] a backend without a stream is left alone", async () => {
    const { connections, latest, states } = following();
    await settle();
    latest().end(new BackendError("rejected"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections).toHaveLength(1);
    expect(states[states.length - 1]).toBe("off");
  });

  test("says which token is no longer taken, and asks for the next", async () => {
    const tokens = ["old", "new"];
    const { latest, refused, stop } = following({ token: async () => tokens.shift() });
    await settle();
    expect(latest().token).toBe("old");
    latest().end(new BackendError("unauthorized"));
    await vi.advanceTimersByTimeAsync(500);
    expect(refused).toEqual(["old"]);
    expect(latest().token).toBe("new");
    stop();
  });

  test("its undo leaves no timer and no connection, while waiting and while open", async () => {
    const open = following();
    await settle();
    open.latest().open();
    open.stop();
    expect(open.latest().signal.aborted).toBe(true);
    const waiting = following();
    await settle();
    waiting.latest().end(new BackendError("offline"));
    await settle();
    waiting.stop();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
    expect(waiting.states[waiting.states.length - 1]).toBe("off");
  });
});
