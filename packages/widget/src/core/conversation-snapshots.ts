import { asBackendError, type TalkBackend } from "@helpbuoy/client";
import type { ConversationEvent, ConversationSnapshot, Id } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal } from "@preact/signals-core";
import { emptyLog, withEvent, withSnapshot, type ConversationLog } from "./conversation-log.ts";
import { failureReason } from "./failure-reason.ts";
import type { Keeper } from "./keeper.ts";
import type { VisitorSessions } from "./visitor-session.ts";
import type { FailureReason } from "./widget.ts";

type Snapshots = ReadonlyMap<Id, ConversationSnapshot>;

/** The conversations as the server has them, as far as this page knows. */
export type ConversationSnapshots = {
  all: ReadonlySignal<Snapshots>;
  /** Why the last fetch brought none. */
  failure: ReadonlySignal<FailureReason | undefined>;
  /** The place in the log up to which nothing is missing: where the stream begins. */
  cursor(): number | undefined;
  /** `known`: it was held already; `unknown`: its conversation's beginning was missed. */
  follow(event: ConversationEvent): "new" | "known" | "unknown";
  take(snapshot: ConversationSnapshot): void;
  /** Fetches all of them; what the server no longer shows this visitor goes. */
  refresh(): Promise<void>;
  /** As `refresh`, but never an answer that is under way already: that may be too old. */
  refreshAnew(): Promise<void>;
  fetch(id: Id): Promise<void>;
  /** As if there had never been any. */
  forget(): void;
  /** When those of the last visit are there. */
  restored: Promise<void>;
};

export function createConversationSnapshots(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  keeper: Keeper;
}): ConversationSnapshots {
  const { backend, sessions, keeper } = parts;
  const all = signal<Snapshots>(new Map());
  const failure = signal<FailureReason | undefined>(undefined);
  let logs = new Map<Id, ConversationLog>();
  /** All conversations were fetched as of here. */
  let fetchedUpTo: number | undefined;
  let refreshing: Promise<void> | undefined;
  /** Counts the times all was forgotten: what was asked for before is no longer this visitor's. */
  let era = 0;

  function show(): void {
    const views = [...logs].filter(([, { view }]) => view) as [
      Id,
      { view: ConversationSnapshot },
    ][];
    all.value = new Map(views.map(([id, { view }]) => [id, view]));
  }

  function take(snapshot: ConversationSnapshot): void {
    const { id } = snapshot.conversation;
    logs.set(id, withSnapshot(logs.get(id) ?? emptyLog, snapshot));
    show();
  }

  async function fetchAll(): Promise<void> {
    const asked = era;
    try {
      if ((await sessions.current()) === undefined) return;
      const before = new Map(logs);
      const fetched = await sessions.withToken((token) => backend.conversations({ token }));
      if (asked !== era) return;
      const listed = fetched.map(({ conversation }) => conversation.id);
      // Gone are those that were here before and that nothing has happened to meanwhile.
      logs = new Map(
        [...logs].filter(([id, log]) => listed.includes(id) || before.get(id) !== log),
      );
      for (const snapshot of fetched) take(snapshot);
      show();
      const cursors = fetched.map(({ cursor }) => cursor);
      if (cursors.length > 0) fetchedUpTo = Math.max(fetchedUpTo ?? 0, ...cursors);
      failure.value = undefined;
    } catch (cause) {
      failure.value = failureReason(asBackendError(cause));
    }
  }

  function refresh(): Promise<void> {
    const running = (refreshing ??= fetchAll().finally(() => {
      if (refreshing === running) refreshing = undefined;
    }));
    return running;
  }

  return {
    all,
    failure,
    cursor() {
      if (fetchedUpTo !== undefined) return fetchedUpTo;
      // They may have been read at different times: what lies between them would be missed.
      const known = [...logs.values()].map(({ base, recent }) => base?.cursor ?? recent[0]?.cursor);
      const cursors = known.filter((cursor) => cursor !== undefined);
      return cursors.length > 0 ? Math.min(...cursors) : undefined;
    },
    follow(event) {
      const id = event.conversationId;
      const log = logs.get(id) ?? emptyLog;
      const next = withEvent(log, event);
      if (next === log) return "known";
      logs.set(id, next);
      show();
      return next.view ? "new" : "unknown";
    },
    take,
    refresh,
    async refreshAnew() {
      await refreshing;
      await refresh();
    },
    async fetch(id) {
      const asked = era;
      try {
        const fetched = await sessions.withToken((token) => backend.conversation(id, { token }));
        if (asked === era) take(fetched);
      } catch (cause) {
        failure.value = failureReason(asBackendError(cause));
      }
    },
    forget() {
      era += 1;
      refreshing = undefined;
      logs = new Map();
      fetchedUpTo = undefined;
      show();
    },
    restored: keeper.keep("conversations", all, readSnapshots).then(() => {
      for (const snapshot of all.peek().values()) take(snapshot);
    }),
  };
}

function readSnapshots(stored: unknown): Snapshots | undefined {
  return stored instanceof Map ? (stored as Snapshots) : undefined;
}
