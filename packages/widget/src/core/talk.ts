/* oxlint-disable max-lines -- a composition root: what talks are made of stands in one place */
import type { TalkBackend, Clock, KeyValueStorage, Mark } from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type {
  Attributes,
  ConversationEvent,
  Id,
  Locale,
  ServerEvent,
  Site,
  StreamItem,
} from "@helpbuoy/protocol";
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { afterConsent, agreed } from "./after-consent.ts";
import { applyServerEvent } from "./apply-server-event.ts";
import { startClaims } from "./claims.ts";
import { createConsent } from "./consent.ts";
import { createConversationSnapshots } from "./conversation-snapshots.ts";
import { openChannel } from "./channel.ts";
import type { Environment } from "./environment.ts";
import { startEventFeed } from "./event-feed.ts";
import { createHostCallbacks, type HostCallbacks } from "./host-callbacks.ts";
import type { HostContext } from "./host-card.ts";
import type { Keeper } from "./keeper.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { createConversationsModel, type TalkConversations } from "./models/conversations-model.ts";
import { keepLookupCodes } from "./models/lookup-codes.ts";
import { createIdentityModel, type Identity } from "./models/identity-model.ts";
import type { PrivacyModel } from "./models/privacy-model.ts";
import type { ShopModel } from "./models/shop-model.ts";
import type { SelfService } from "./self-service.ts";
import type { TasksModel } from "./models/tasks-model.ts";
import type { PageTask } from "./page-task.ts";
import { createTicketsModel } from "./models/tickets-model.ts";
import type { IdSource } from "./new-id.ts";
import { createOutbox, type Outbox } from "./outbox/outbox.ts";
import { failedRecords, type OutboxRecord } from "./outbox/outbox-record.ts";
import { createOutboxStore } from "./outbox/outbox-store.ts";
import type { Announcements } from "./public-events.ts";
import { saidOfVisitor } from "./said-of-visitor.ts";
import type { Visit } from "./visit.ts";
import { createVisitorSessions, type VisitorSessions } from "./visitor-session.ts";
import { whatWaits } from "./waiting-mark.ts";
import type { LoaderHooks } from "./widget-options.ts";
import type {
  KnowledgeModel,
  MailModel,
  OfflineAnswer,
  PanelModel,
  TakenBack,
  TicketsModel,
} from "./widget.ts";

export type TalkParts = {
  backend: TalkBackend;
  storage: KeyValueStorage;
  keeper: Keeper;
  environment: Environment;
  scope: string;
  mark: Mark;
  clock: Clock;
  site: Signal<Site | undefined>;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  announcements: Announcements;
  panel: PanelModel;
  stream: Signal<StreamState>;
  /** Whether a reply may be heard. */
  sound: ReadonlySignal<boolean>;
  knowledge: Pick<KnowledgeModel, "task" | "tasks" | "formFor">;
  /** What the bot answers from while nothing can be sent, and what is asked for when something was published. */
  pack: Pick<Knowledge, "edition" | "index" | "fetchDepth" | "refresh">;
  /** What the page does itself, by the task's slug. */
  pageTasks: ReadonlySignal<ReadonlyMap<string, PageTask>>;
  /** What the page says of orders and products, and why its token does not count. */
  hostContext: ReadonlySignal<HostContext>;
  contextProblem: Signal<"context_invalid" | undefined>;
  ids: IdSource;
  hooks: LoaderHooks;
  /** The visitor agreed, or nobody asks: things may be kept and sent (SPEC PR1). */
  mayKeep: Signal<boolean>;
  /** The tag asks the visitor before. */
  asksConsent: boolean;
  /** That they agreed, over pages. */
  consent: Mark;
};

/** The half of the core that writes and listens: loaded once search stands, or something waits. */
export type Talk = {
  conversations: TalkConversations;
  tickets: TicketsModel;
  mail(): Promise<MailModel>;
  privacy(): Promise<PrivacyModel>;
  tasks(): Promise<TasksModel>;
  shop(): Promise<ShopModel>;
  agree: PrivacyModel["agree"];
  takeBack(messageId: Id, draftOf: (id: Id) => Signal<string>): Promise<TakenBack>;
  outbox: Outbox;
  callbacks: HostCallbacks;
  failed: ReadonlySignal<number>;
  identity: Identity;
  identify: VisitorSessions["identify"];
  /** What the page says of the visitor, unsigned, in place of what it said before. */
  claim(attributes: Attributes): void;
  /** As if this visitor had never been here. */
  forget(): Promise<void>;
  destroy(): void;
};

const LATE = 60_000; // ms after which a reply is no news to ring for

/** The composition root of talks and tickets: the one way out and the one way in. */
export function createTalk(given: TalkParts): Talk {
  const { storage, keeper, environment, scope, mark, clock, panel, mayKeep } = given;
  const backend = afterConsent(given.backend, mayKeep);
  const parts = { ...given, backend };
  const said = saidOfVisitor(parts.hooks, scope);
  const undo: (() => void)[] = [];
  const sessions = createVisitorSessions({
    ...parts,
    agreed: () => (mayKeep.peek() ? Promise.resolve() : agreed(mayKeep)),
    forgetOthers,
    onIdentified() {
      void snapshots.refreshAnew();
      outbox.flush();
    },
    onExpired: () => parts.announcements.announce("error", { code: "identity_expired" }),
  });
  const tabs = openChannel(`${scope}/forgotten`);
  undo.push(
    tabs.listen((by) => {
      if (!sessions.hearForgotten(String(by))) return;
      forgetHeld();
    }),
    () => tabs.close(),
  );
  const snapshots = createConversationSnapshots({ backend, sessions, keeper });

  const { lookupCodes, codesKnown, keepCode } = keepLookupCodes(keeper);

  const effects = {
    announcements: parts.announcements,
    follow: snapshots.follow,
    fetchConversation: (id: Id) => void snapshots.fetch(id),
    onErased(id: Id) {
      const isOfIt = ({ command }: OutboxRecord) =>
        (command as { conversationId?: Id }).conversationId === id;
      outbox.discard(
        outbox.records
          .peek()
          .filter(isOfIt)
          .map((record) => record.id),
      );
      lookupCodes.value = new Map([...lookupCodes.peek()].filter(([one]) => one !== id));
      void storage.remove([`draft/${id}`]);
    },
    onPublished: parts.pack.refresh,
  };
  const outbox = createOutbox({
    ...parts,
    // What waits for the visitor's word holds no lock that other tabs wait for.
    sessions: { ...sessions, isHeld: (error) => !mayKeep.peek() || sessions.isHeld(error) },
    store: createOutboxStore(storage),
    async onSettled({ command }, { events, lookupCode }) {
      // It is told this once: kept before the command is forgotten.
      await codesKnown;
      const { conversationId } = command as { conversationId?: Id };
      if (lookupCode && conversationId) keepCode(conversationId, lookupCode);
      for (const event of events) applyServerEvent(event, effects);
    },
  });
  const onItem = (item: StreamItem, isOwn: boolean) => {
    if (item.type === "event") {
      const at = Date.parse(item.event.at);
      // What is replayed is of the past; what lies ahead of us shows that our clock is slow.
      if (at > clock.now()) clock.observe(at);
      const follow = (event: ConversationEvent) => {
        const place = snapshots.follow(event);
        if (isOwn && place === "new") ring(event);
        return place;
      };
      applyServerEvent(item.event, { ...effects, follow });
      if (item.event.type === "message.created" && item.event.message.author !== "visitor") {
        conversations.onSaid();
      }
    } else if (item.type === "signal") {
      conversations.onTyping(item.signal);
    } else {
      void snapshots.refresh();
      parts.pack.refresh();
    }
  };

  /** Once a browser, though eight tabs hear of it; not to who is looking. */
  function ring(event: ConversationEvent): void {
    if (event.type !== "message.created" || event.message.author !== "agent") return;
    const isLate = clock.now() - Date.parse(event.at) > LATE;
    const isSeen = panel.isOpen.peek() && environment.view.document.visibilityState === "visible";
    if (!parts.sound.peek() || isLate || isSeen) return;
    import("./chime.ts").then(
      ({ chime }) => chime(),
      // A tone that does not come is no loss.
      () => {},
    );
  }

  const callbacks = createHostCallbacks(parts.announcements);
  const shared = { ...parts, sessions, snapshots, outbox, callbacks };
  const offlineAnswers = signal<ReadonlyMap<Id, OfflineAnswer>>(new Map());
  const conversations = createConversationsModel({
    ...shared,
    lookupCodes,
    offlineAnswers,
    now: clock.now,
    taskTitle: (slug) => parts.knowledge.tasks.value.find((one) => one.slug === slug)?.title ?? "",
  });
  const tickets = createTicketsModel({ ...shared, formFor: parts.knowledge.formFor, keepCode });

  const waiting = computed(() =>
    whatWaits(outbox.records.value, conversations.list.value, clock.now()),
  );
  const isRestored = signal(false);
  let isOver = false;
  let stopOffline: (() => void) | undefined;
  async function startOffline(): Promise<void> {
    try {
      const { startOfflineAnswers } = await (await parts.pack.fetchDepth()).loadOfflineBot();
      if (isOver) return;
      stopOffline ??= startOfflineAnswers({ ...shared, conversations, offlineAnswers });
    } catch {
      // Its code did not come: the message waits for the server as any other.
    }
  }
  undo.push(
    effect(() => {
      const isShown = panel.isOpen.value && panel.screen.value.name === "conversation";
      // While there is a network, so that it is there when there is none; or with the next message.
      if (!isShown || !outbox.records.value) return;
      void startOffline();
    }),
    () => stopOffline?.(),
    effect(() => {
      if (!mayKeep.value) return;
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
        ...parts,
        sessions,
        onItem,
        catchUp: () => void snapshots.refreshAnew(),
        cursor: snapshots.cursor,
        isPersonal: computed(() => snapshots.all.value.size > 0),
        isNeeded: computed(() => panel.isOpen.value || waiting.value === "awaiting"),
      }),
    );
  });

  /** What this tab holds of the visitor; the site is the same for whoever comes. */
  function forgetHeld(): void {
    const site = parts.site.peek();
    parts.visit.forget();
    snapshots.forget();
    keeper.forget();
    parts.site.value = site;
  }

  /** All that is kept of this visitor but who they are. */
  async function forgetOthers(by = ""): Promise<void> {
    tabs.post(by);
    await Promise.all([codesKnown, outbox.restored, snapshots.restored]);
    outbox.discard(outbox.records.peek().map(({ id }) => id));
    forgetHeld();
    const own = (await storage.keys("")).filter(
      (key) => !/^(knowledge\/|(preferences|site)$)/.test(key),
    );
    await storage.remove(own);
  }

  async function forget(): Promise<void> {
    delete said.source;
    delete said.claimed;
    claimed.value = undefined;
    // The token first: nothing may be fetched with it once the rest is gone.
    await sessions.forget();
    await forgetOthers();
  }

  let selfService: Promise<SelfService> | undefined;
  /** One for all: two would keep the same drafts, and ask the same twice. */
  function later(): Promise<SelfService> {
    selfService ??= import("./self-service.ts").then(({ createSelfService }) => {
      const made = createSelfService({ ...shared, problem: parts.contextProblem });
      undo.push(made.destroy);
      return made;
    });
    selfService.catch(() => (selfService = undefined));
    return selfService;
  }
  const tasks = () => later().then((made) => made.tasks);

  const consent = createConsent({ ...parts, forget });
  undo.push(
    consent.destroy,
    effect(() => {
      if (mayKeep.value) outbox.flush();
    }),
  );
  const { agree } = consent;
  const claimed = signal(said.claimed);
  undo.push(startClaims({ claimed, outbox, sessions, keeper }));
  if (said.source !== undefined) void sessions.identify(said.source);

  return {
    conversations,
    tickets,
    async mail() {
      const { createMailModel } = await import("./models/mail-model.ts");
      return createMailModel(shared);
    },
    async takeBack(messageId, draftOf) {
      const code = await import("./models/take-back.ts").catch(() => undefined);
      if (!code) return { status: "failed", reason: "offline" };
      return code.takeBack(messageId, { conversations, tickets, tasks, keeper, draftOf });
    },
    tasks,
    shop: () => later().then((made) => made.shop),
    outbox,
    callbacks,
    identity: createIdentityModel(sessions, parts.site),
    identify(source) {
      said.source = source;
      return sessions.identify(source);
    },
    claim(attributes) {
      said.claimed = claimed.value = attributes;
    },
    // A refused file is not one more than the message that names it.
    failed: computed(
      () => [...failedRecords(outbox.records.value)].filter(({ hasFile }) => !hasFile).length,
    ),
    agree,
    async privacy() {
      const { createPrivacyModel } = await import("./models/privacy-model.ts");
      const takeIn = (event: ServerEvent) => applyServerEvent(event, effects);
      return createPrivacyModel({ ...shared, ...consent, takeIn, forget });
    },
    forget,
    destroy() {
      isOver = true;
      for (const stop of undo) stop();
      conversations.destroy();
      outbox.destroy();
    },
  };
}
