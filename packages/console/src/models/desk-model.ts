import { asBackendError, createConnectivity, type Connectivity } from "@helpbuoy/client";
import { follow, readEventStream, type StreamState } from "@helpbuoy/client/event-stream";
import {
  applyDeskEvent,
  applyEvent,
  emptyDeskRecord,
  isDeskEvent,
  type ConversationSnapshot,
  type Id,
  type ServerEvent,
  type StreamItem,
  type TypingSignal,
} from "@helpbuoy/protocol";
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { DeskApi, People } from "../desk-api.ts";
import type { Entry } from "./desk-views.ts";

/** Milliseconds a sign of writing is worth (SPEC EV8). */
const TYPING = 6_000;
/** Milliseconds between two words that one is at work (SPEC RT3), with which colleagues are asked for. */
const HEARTBEAT = 60_000;

/** Someone who is writing, until then. */
export type Writing = TypingSignal & { until: number };

export type DeskModel = {
  site: string;
  entries: ReadonlySignal<ReadonlyMap<Id, Entry>>;
  people: ReadonlySignal<People>;
  isLoaded: ReadonlySignal<boolean>;
  stream: ReadonlySignal<StreamState>;
  writing: ReadonlySignal<readonly Writing[]>;
  isOnline: ReadonlySignal<boolean>;
  setOnline(isOnline: boolean): void;
  /** What an act's answer brings; the stream brings it too. */
  take(events: readonly ServerEvent[]): void;
  /** Takes in what search found beyond the inbox. */
  add(entry: Entry): void;
  refreshPeople(): Promise<void>;
  destroy(): void;
};

/** Everything that is known of a site's conversations: the inbox, and from then on the stream. */
export function createDeskModel(parts: {
  api: DeskApi;
  site: string;
  view: Window;
  /** Whether the agent is at work: kept by whoever makes this, and told to the server from here. */
  isOnline: Signal<boolean>;
  onEvent(event: ServerEvent, entry: Entry | undefined): void;
  onSignedOut(): void;
}): DeskModel {
  const { api, site, view, isOnline } = parts;
  const entries = signal<ReadonlyMap<Id, Entry>>(new Map());
  const people = signal<People>({ agents: [], teams: [] });
  const isLoaded = signal(false);
  const stream = signal<StreamState>("connecting");
  const writing = signal<readonly Writing[]>([]);
  const connectivity: Connectivity = createConnectivity(view);
  let stopFollowing = () => {};
  let isOver = false;

  async function load(): Promise<number> {
    const { conversations, records, cursor } = await api.inbox(site);
    const known = new Map(records.map((record) => [record.conversationId, record]));
    const next = new Map(entries.value);
    for (const snapshot of conversations) {
      const { id } = snapshot.conversation;
      next.set(id, { snapshot, record: known.get(id) ?? emptyDeskRecord(id) });
    }
    entries.value = next;
    isLoaded.value = true;
    return cursor;
  }

  function takeOne(event: ServerEvent): void {
    if (event.conversationId === null) return;
    const { conversationId: id } = event;
    const before = entries.value.get(id);
    const entry = after(before, event, id);
    if (!entry) {
      // An old one that wakes up: it is among the newest now.
      void load().catch(() => {});
      return;
    }
    if (entry === before) return;
    entries.value = new Map(entries.value).set(id, entry);
    if (event.type === "message.created") {
      writing.value = writing.value.filter((one) => one.conversationId !== id);
    }
    parts.onEvent(event, entry);
  }

  function onItem(item: StreamItem): void {
    if (item.type === "event") takeOne(item.event);
    else if (item.type === "reset") void load().catch(() => {});
    else {
      const until = Date.now() + TYPING;
      const others = writing.value.filter(
        ({ conversationId, author, agentId }) =>
          conversationId !== item.signal.conversationId ||
          author !== item.signal.author ||
          agentId !== item.signal.agentId,
      );
      writing.value = [...others, { ...item.signal, until }];
      view.setTimeout(() => {
        writing.value = writing.value.filter((one) => one.until > Date.now());
      }, TYPING + 50);
    }
  }

  async function start(): Promise<void> {
    try {
      const cursor = await load();
      if (isOver) return;
      stopFollowing = follow({
        backend: {
          async events({ cursor: from, onOpen, signal: stop }, onStreamItem) {
            const response = await api.client.stream(`/sites/${encodeURIComponent(site)}/events`, {
              query: { cursor: from === undefined ? undefined : String(from) },
              cache: "no-store",
              ...(stop && { signal: stop }),
            });
            onOpen?.();
            await readEventStream(response, stop ?? new AbortController().signal, onStreamItem);
          },
        },
        token: () => Promise.resolve(undefined),
        cursor,
        onItem,
        onState: (state) => (stream.value = state),
        onUnauthorized: parts.onSignedOut,
        connectivity,
        random: Math.random,
      });
    } catch (cause) {
      if (asBackendError(cause).kind === "unauthorized") return parts.onSignedOut();
      stream.value = "reconnecting";
      if (!isOver) retry = view.setTimeout(() => void start(), 3_000);
    }
  }

  async function refreshPeople(): Promise<void> {
    people.value = await api.people(site);
  }

  function beat(): void {
    const told = api.presence(site, isOnline.value);
    // Lost, it is said again when there is a network, or in a minute.
    told.then(refreshPeople).catch(() => {});
  }

  let retry = 0;
  void start();
  beat();
  const heart = view.setInterval(beat, HEARTBEAT);
  const stopWaking = connectivity.onWake(beat);

  return {
    site,
    entries,
    people,
    isLoaded,
    stream,
    writing,
    isOnline,
    setOnline(next) {
      isOnline.value = next;
      api
        .presence(site, next)
        .then(refreshPeople)
        .catch(() => {});
    },
    take: (events) => events.forEach(takeOne),
    add(entry) {
      const { id } = entry.snapshot.conversation;
      const known = entries.value.get(id);
      if (known && known.snapshot.cursor >= entry.snapshot.cursor) return;
      entries.value = new Map(entries.value).set(id, entry);
    },
    refreshPeople,
    destroy() {
      isOver = true;
      stopFollowing();
      view.clearTimeout(retry);
      view.clearInterval(heart);
      stopWaking();
    },
  };
}

/** The entry after an event; undefined where its beginning is not known. */
export function after(before: Entry | undefined, event: ServerEvent, id: Id): Entry | undefined {
  if (event.conversationId === null) return before;
  if (isDeskEvent(event)) {
    if (!before) return undefined;
    const record = applyDeskEvent(before.record, event);
    return record === before.record ? before : { ...before, record };
  }
  const snapshot: ConversationSnapshot | undefined = applyEvent(before?.snapshot, event);
  if (!snapshot) return undefined;
  if (snapshot === before?.snapshot) return before;
  return { snapshot, record: before?.record ?? emptyDeskRecord(id) };
}
