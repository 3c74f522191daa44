import type { TalkBackend, Clock, KeyValueStorage, Mark } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type { Id, Locale, Site, StreamItem } from "@helpbuoy/protocol";
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { applyServerEvent } from "./apply-server-event.ts";
import { createConversationSnapshots } from "./conversation-snapshots.ts";
import type { Environment } from "./environment.ts";
import { startEventFeed } from "./event-feed.ts";
import { createHostCallbacks, type HostCallbacks } from "./host-callbacks.ts";
import type { Keeper } from "./keeper.ts";
import { createConversationsModel, type TalkConversations } from "./models/conversations-model.ts";
import { takeBack } from "./models/take-back.ts";
import { createMailModel } from "./models/mail-model.ts";
import { createTicketsModel } from "./models/tickets-model.ts";
import type { IdSource } from "./new-id.ts";
import { createOutbox, type Outbox } from "./outbox/outbox.ts";
import { failedRecords } from "./outbox/outbox-record.ts";
import { createOutboxStore } from "./outbox/outbox-store.ts";
import type { Announcements } from "./public-events.ts";
import type { Visit } from "./visit.ts";
import { createVisitorSessions } from "./visitor-session.ts";
import { whatWaits } from "./waiting-mark.ts";
import type { KnowledgeModel, MailModel, PanelModel, TakenBack, TicketsModel } from "./widget.ts";

export type TalkParts = {
  backend: TalkBackend;
  storage: KeyValueStorage;
  keeper: Keeper;
  environment: Environment;
  scope: string;
  mark: Mark;
  clock: Clock;
  site: ReadonlySignal<Site | undefined>;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  announcements: Announcements;
  panel: PanelModel;
  stream: Signal<StreamState>;
  formFor: KnowledgeModel["formFor"];
  /** Something may have been published. */
  refreshKnowledge(): void;
  ids: IdSource;
};

/** The half of the core that writes and listens: loaded once search stands, or something waits. */
export type Talk = {
  conversations: TalkConversations;
  tickets: TicketsModel;
  mail: MailModel;
  takeBack(messageId: Id, draftOf: (id: Id) => Signal<string>): Promise<TakenBack>;
  outbox: Outbox;
  callbacks: HostCallbacks;
  failed: ReadonlySignal<number>;
  /** As if this visitor had never been here. */
  forget(): Promise<void>;
  destroy(): void;
};

/** The composition root of talks and tickets: the one way out and the one way in. */
export function createTalk(parts: TalkParts): Talk {
  const { backend, storage, keeper, environment, mark, clock, panel, stream } = parts;
  const undo: (() => void)[] = [];
  const sessions = createVisitorSessions(parts);
  const snapshots = createConversationSnapshots({ backend, sessions, keeper });

  const lookupCodes = signal<ReadonlyMap<Id, string>>(new Map());
  const codesKnown = keeper.keep("lookup-codes", lookupCodes, readCodes);
  const keepCode = (id: Id, code: string) => {
    lookupCodes.value = new Map(lookupCodes.peek()).set(id, code);
    keeper.flush();
  };

  const effects = {
    announcements: parts.announcements,
    follow: snapshots.follow,
    fetchConversation: (id: Id) => void snapshots.fetch(id),
    onPublished: parts.refreshKnowledge,
  };
  const outbox = createOutbox({
    ...parts,
    sessions,
    store: createOutboxStore(storage),
    async onSettled({ command }, { events, lookupCode }) {
      // It is told this once: kept before the command is forgotten.
      await codesKnown;
      if (lookupCode && "conversationId" in command) keepCode(command.conversationId, lookupCode);
      for (const event of events) applyServerEvent(event, effects);
    },
  });
  const onItem = (item: StreamItem) => {
    if (item.type === "event") {
      const at = Date.parse(item.event.at);
      // What is replayed is of the past; what lies ahead of us shows that our clock is slow.
      if (at > clock.now()) clock.observe(at);
      applyServerEvent(item.event, effects);
    } else if (item.type === "signal") {
      conversations.onTyping(item.signal);
    } else {
      void snapshots.refresh();
      parts.refreshKnowledge();
    }
  };

  const callbacks = createHostCallbacks(parts.announcements);
  const shared = { ...parts, sessions, snapshots, outbox, callbacks };
  const conversations = createConversationsModel({ ...shared, lookupCodes, now: clock.now });
  const tickets = createTicketsModel({ ...shared, keepCode });

  const waiting = computed(() =>
    whatWaits(outbox.records.value, conversations.list.value, clock.now()),
  );
  const isRestored = signal(false);
  let isOver = false;
  undo.push(
    effect(() => {
      // Set at once, for the page may go; taken away only when all that may wait is known.
      if (waiting.value === "unsent" || isRestored.value) mark.write(waiting.value);
    }),
  );
  void Promise.all([codesKnown, outbox.restored, snapshots.restored]).then(() => {
    if (isOver) return;
    isRestored.value = true;
    if (waiting.peek()) void snapshots.refresh();
    undo.push(
      effect(() => {
        if (!panel.isOpen.value) return;
        void snapshots.refresh();
        outbox.flush();
      }),
      startEventFeed({
        backend,
        sessions,
        environment,
        stream,
        onItem,
        cursor: snapshots.cursor,
        isPersonal: computed(() => snapshots.all.value.size > 0),
        isNeeded: computed(() => panel.isOpen.value || waiting.value === "awaiting"),
      }),
    );
  });

  return {
    conversations,
    tickets,
    mail: createMailModel(shared),
    takeBack: (messageId, draftOf) =>
      takeBack(messageId, { conversations, tickets, keeper, draftOf }),
    outbox,
    callbacks,
    // A refused file is not one more than the message that names it.
    failed: computed(
      () => [...failedRecords(outbox.records.value)].filter(({ hasFile }) => !hasFile).length,
    ),
    async forget() {
      outbox.discard(outbox.records.peek().map(({ id }) => id));
      // The token first: nothing may be fetched with it once the rest is gone.
      await sessions.refuse(await sessions.current());
      snapshots.forget();
      keeper.forget();
      const own = (await storage.keys("")).filter(
        (key) => !/^(knowledge\/|preferences$)/.test(key),
      );
      await storage.remove(own);
    },
    destroy() {
      isOver = true;
      for (const stop of undo) stop();
      conversations.destroy();
      outbox.destroy();
    },
  };
}

function readCodes(stored: unknown): ReadonlyMap<Id, string> | undefined {
  return stored instanceof Map ? (stored as ReadonlyMap<Id, string>) : undefined;
}
