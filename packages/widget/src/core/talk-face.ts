import type { Connectivity } from "@helpbuoy/client";
import type { Id, RateArticle, Site } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Keeper } from "./keeper.ts";
import type { IdSource } from "./new-id.ts";
import type { Talk } from "./talk.ts";
import type { ConversationsModel, MailModel, TicketDraft, TicketsModel } from "./widget.ts";

/** Talks and tickets whose code comes after search: signals that fill in, actions that wait for it. */
export type TalkFace = {
  conversations: ConversationsModel;
  tickets: TicketsModel;
  mail(): Promise<MailModel>;
  /** Commands still to be sent, and those that failed. */
  unsent: ReadonlySignal<number>;
  failed: ReadonlySignal<number>;
  rateArticle(command: RateArticle): void;
  identity: ReadonlySignal<Talk["identity"] | undefined>;
  /** Asks the code itself, as soon as it is there. */
  ask<Answer>(question: (made: Talk) => Answer | Promise<Answer>): Promise<Answer>;
  /** Fetches the code, if it is not there. */
  prepare(): void;
  destroy(): void;
};

type ConversationAction =
  | "retry"
  | "discard"
  | "rateAnswer"
  | "rate"
  | "confirm"
  | "context"
  | "queuePlace"
  | "typing"
  | "markRead"
  | "refresh"
  | "file";

const emptyDraft: TicketDraft = {
  categorySlug: undefined,
  subject: "",
  description: "",
  email: "",
  values: {},
  files: [],
};

export function createTalkFace(parts: {
  load(): Promise<Talk>;
  keeper: Keeper;
  connectivity: Connectivity;
  site: ReadonlySignal<Site | undefined>;
  ids: IdSource;
}): TalkFace {
  const talk = signal<Talk | undefined>(undefined);
  const drafts = new Map<Id, Signal<string>>();
  const waiting: ((made: Talk) => void)[] = [];
  /** The last talk that was begun, as long as nothing is said in it. */
  const unspoken = signal<Id>("");
  void parts.keeper.keep("unspoken", unspoken, readText);
  const spoken = (id: Id) => {
    if (unspoken.peek() === id) unspoken.value = "";
  };
  let isLoading = false;
  let isOver = false;

  function prepare(): void {
    if (isLoading || isOver || talk.peek()) return;
    isLoading = true;
    parts
      .load()
      .then((made) => {
        if (isOver) made.destroy();
        else talk.value = made;
        for (const action of waiting.splice(0)) action(made);
      })
      .catch(() => {
        // No line: what was asked for keeps waiting, for the next action or the network's return.
      })
      .finally(() => {
        isLoading = false;
      });
  }

  /** At once where the code is there, else as soon as it is. */
  function act(action: (made: Talk) => void): void {
    const made = talk.peek();
    if (made) return action(made);
    waiting.push(action);
    prepare();
  }

  function ask<Answer>(question: (made: Talk) => Answer | Promise<Answer>): Promise<Answer> {
    return new Promise((resolve) => act((made) => resolve(question(made))));
  }

  const stopWaking = parts.connectivity.onWake(() => {
    if (waiting.length > 0) prepare();
  });

  /** A model with what is held here; any other action waits for the code, and is its own. */
  function withActions<Model extends object, Action extends keyof Model>(
    held: Omit<Model, Action>,
    modelOf: (made: Talk) => Pick<Model, Action>,
  ): Model {
    type Waiting = (...given: unknown[]) => unknown;
    return new Proxy(held, {
      get: (target, name): unknown =>
        Reflect.get(target, name) ??
        ((...given: unknown[]) =>
          ask((made) => (Reflect.get(modelOf(made), name) as Waiting)(...given))),
    }) as Model;
  }

  const conversations: ConversationsModel = withActions<ConversationsModel, ConversationAction>(
    {
      list: computed(() => talk.value?.conversations.list.value ?? []),
      unread: computed(() => talk.value?.conversations.unread.value ?? 0),
      failure: computed(() => talk.value?.conversations.failure.value),
      get: (id) => talk.value?.conversations.get(id),
      start(options = {}) {
        const id = (options.resumes && unspoken.peek()) || parts.ids.create();
        unspoken.value = id;
        act((made) => made.conversations.begin(id, options));
        return id;
      },
      send(id, message) {
        spoken(id);
        act((made) => made.conversations.send(id, message));
      },
      edit: (messageId) => ask((made) => made.takeBack(messageId, conversations.draft)),
      requestHandoff(...asked) {
        spoken(asked[0]);
        act((made) => made.conversations.requestHandoff(...asked));
      },
      writing: computed(() => talk.value?.conversations.writing.value ?? new Map<Id, string>()),
      draft(id) {
        const held = drafts.get(id);
        if (held) return held;
        const draft = signal("");
        drafts.set(id, draft);
        // Kept as typed, whatever becomes of the code that would send it.
        void parts.keeper.keep(`draft/${id}`, draft, readText);
        return draft;
      },
    },
    (made) => made.conversations,
  );

  const tickets: TicketsModel = withActions<
    TicketsModel,
    "change" | "changeField" | "detach" | "lookUp"
  >(
    {
      draft: computed(() => talk.value?.tickets.draft.value ?? emptyDraft),
      attach(files, fieldId) {
        const made = talk.peek();
        if (made) return made.tickets.attach(files, fieldId);
        act((later) => later.tickets.attach(files, fieldId));
        const limit = parts.site.peek()?.maxFileBytes ?? Number.POSITIVE_INFINITY;
        return files.some(({ size }) => size > limit) ? "file_too_big" : "ok";
      },
      check: () => talk.peek()?.tickets.check(),
      submit: (options) => talk.peek()?.tickets.submit(options),
    },
    (made) => made.tickets,
  );

  return {
    conversations,
    tickets,
    mail: () => ask((made) => made.mail()),
    unsent: computed(() => talk.value?.outbox.records.value.length ?? 0),
    failed: computed(() => talk.value?.failed.value ?? 0),
    rateArticle: (command) => act((made) => made.outbox.enqueue([{ command, files: [] }])),
    identity: computed(() => talk.value?.identity),
    ask,
    prepare,
    destroy() {
      isOver = true;
      stopWaking();
      talk.peek()?.destroy();
    },
  };
}

function readText(stored: unknown): string | undefined {
  return typeof stored === "string" ? stored : undefined;
}
