// @vitest-environment happy-dom
import type { ServerEvent } from "@helpbuoy/protocol";
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeskApi } from "../desk-api.ts";
import { conversationOf, messageOf } from "../testing/entries.ts";
import { after, createDeskModel, type DeskModel } from "./desk-model.ts";

const AT = "2026-03-02T09:00:00.000Z";
const conversation = conversationOf({ id: "c", handler: "queue", queuedAt: AT });
const started: ServerEvent = {
  type: "conversation.started",
  cursor: 1,
  at: AT,
  conversationId: "c",
  conversation,
};
const said = (cursor: number, author: "visitor" | "agent" = "visitor"): ServerEvent => ({
  type: "message.created",
  cursor,
  at: AT,
  conversationId: "c",
  message: messageOf({ id: `m${cursor}`, author, cursor, text: "Hello" }),
});

test("[F3.81] an event is followed once, whichever way it comes first", () => {
  const first = after(undefined, started, "c");
  const second = after(first, said(2), "c");
  expect(second?.snapshot.messages).toHaveLength(1);
  expect(after(second, said(2), "c")).toBe(second);
});

test("[F3.81] of a conversation whose beginning is not known nothing is made up", () => {
  expect(after(undefined, said(7), "c")).toBeUndefined();
});

test("[F3.84] a note changes what agents know, and nothing that was said", () => {
  const first = after(undefined, started, "c");
  const note = { id: "n", agentId: "li", agentName: "Li", body: [], mentions: [], createdAt: AT };
  const noted = after(
    first,
    { type: "desk.note_added", cursor: 2, at: AT, conversationId: "c", note },
    "c",
  );
  expect(noted?.record.notes).toEqual([note]);
  expect(noted?.snapshot).toBe(first?.snapshot);
});

let desk: DeskModel;
let stream: ReadableStreamDefaultController<Uint8Array>;
let asked: string[];
const encoder = new TextEncoder();
const send = (name: string, value: object) =>
  stream.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`));

/** The network: the inbox, then a stream that the test fills. */
function answer(url: string, init: RequestInit | undefined): Response {
  const { pathname, search } = new URL(url);
  asked.push(`${init?.method ?? "GET"} ${pathname}${search}`);
  if (pathname.endsWith("/inbox")) {
    const conversations = [{ conversation, messages: [], cursor: 1 }];
    return Response.json({ conversations, records: [], cursor: 1 });
  }
  if (pathname.endsWith("/people")) return Response.json({ agents: [], teams: [] });
  if (pathname.endsWith("/presence")) return new Response(null, { status: 204 });
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (stream = given) });
  init?.signal?.addEventListener("abort", () => stream.error(new Error("aborted")));
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => Promise.resolve(answer(url, init)));
  desk = createDeskModel({
    api: createDeskApi({ url: "http://desk.test", locale: () => "en", newId: () => "id" }),
    site: "demo",
    view: window,
    isOnline: signal(false),
    onEvent: () => {},
    onSignedOut: () => {},
  });
});
afterEach(() => {
  desk.destroy();
  vi.unstubAllGlobals();
});

test("[F3.81] the inbox comes first, then the stream from its cursor on", async () => {
  await vi.waitFor(() => expect(desk.stream.value).toBe("open"));
  expect(asked).toContain("GET /v1/agents/sites/demo/events?cursor=1");
  send("event", said(2));
  await vi.waitFor(() =>
    expect(desk.entries.value.get("c")?.snapshot.messages.map(({ id }) => id)).toEqual(["m2"]),
  );
});

test("[F3.87] who writes is shown until they have said it", async () => {
  await vi.waitFor(() => expect(desk.stream.value).toBe("open"));
  const typing = {
    type: "typing",
    conversationId: "c",
    author: "agent",
    agentId: "li",
    name: "Li",
  };
  send("signal", typing);
  await vi.waitFor(() => expect(desk.writing.value.map(({ name }) => name)).toEqual(["Li"]));
  send("event", said(3, "agent"));
  await vi.waitFor(() => expect(desk.writing.value).toEqual([]));
});

test("[F3.87] one who is away is not said to be at work", async () => {
  await vi.waitFor(() => expect(asked).toContain("PUT /v1/agents/sites/demo/presence"));
  expect(desk.isOnline.value).toBe(false);
});

test("[F3.87] with the network back it is asked anew who is there, and said that one is", async () => {
  const times = (path: string) => asked.filter((one) => one.endsWith(path)).length;
  await vi.waitFor(() => expect(times("/people")).toBe(1));
  window.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(times("/people")).toBe(2));
  expect(times("/presence")).toBe(2);
});
