import { BackendError } from "@helpbuoy/client";
import { readEventStream } from "@helpbuoy/client/event-stream";
import type { StreamItem } from "@helpbuoy/protocol";
import fc from "fast-check";
import { expect } from "vitest";
import { fuzz, textOf } from "./fuzz.ts";

/** Reads what arrives in these pieces, to its end. */
async function read(pieces: readonly Uint8Array[]) {
  const items: StreamItem[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const never = new AbortController().signal;
  const ended: unknown = await readEventStream(
    new Response(body),
    never,
    (item) => void items.push(item),
  ).catch((error: unknown) => error);
  expect(ended).toBeInstanceOf(BackendError);
  const { kind, retryAfter } = ended as BackendError;
  return { items, kind, retryAfter };
}

function cut(bytes: Uint8Array, shares: readonly number[]): Uint8Array[] {
  const places = shares.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b);
  return [0, ...places].map((from, i) => bytes.slice(from, places[i] ?? bytes.length));
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
const sent = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant("event" as const), event: fc.jsonValue() }),
    fc.record({ type: fc.constant("reset" as const), cursor: fc.nat() }),
    fc.record({ type: fc.constant("signal" as const), signal: fc.jsonValue() }),
    fc.record({ type: fc.constant("comment" as const), text: fc.stringMatching(/^[^\r\n]*$/) }),
  ),
  { maxLength: 12 },
);
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");

fuzz(
  "[P31] what the server sent comes whole and in order, however it is cut on the way",
  fc.asyncProperty(sent, cuts, lineEnd, async (list, shares, end) => {
    const text = list
      .map((one) => {
        if (one.type === "comment") return `:${one.text}${end}${end}`;
        const told =
          one.type === "event"
            ? one.event
            : one.type === "signal"
              ? one.signal
              : { cursor: one.cursor };
        const lines = [`event: ${one.type}`, `data: ${JSON.stringify(told)}`, "", ""];
        return lines.join(end);
      })
      .join("");
    const { items, kind } = await read(cut(bytesOf(text), shares));
    expect(kind).toBe("server");
    const wanted = list.filter(({ type }) => type !== "comment");
    expect(JSON.stringify(items)).toBe(JSON.stringify(wanted));
  }),
);

const nonsense = fc.oneof(
  textOf([
    ...'\n\r: {}[]"\0\uFEFF',
    "\n\n",
    "\r\n",
    "event: ",
    "event: reset\n",
    "event: signal\n",
    "data: ",
    "data: null\n\n",
    'data: {"cursor":1}\n\n',
    "id: 1\n",
    "retry: 100\n",
    "retry: 1e999\n",
    ": beat\n\n",
    "中",
  ]).map(bytesOf),
  fc.uint8Array({ maxLength: 300 }),
);

fuzz(
  "[P31] any bytes end as an error of a kind, the same however they are cut, and nothing is made up",
  fc.asyncProperty(nonsense, cuts, async (bytes, shares) => {
    const whole = await read([bytes]);
    expect(whole.kind).toBeOneOf(["server", "invalid_response"]);
    expect(await read(cut(bytes, shares))).toEqual(whole);
    for (const item of whole.items) expect(item.type).toBeOneOf(["event", "reset", "signal"]);
  }),
);
