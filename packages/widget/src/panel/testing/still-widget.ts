/* oxlint-disable max-lines -- every part of a widget once, standing still */
import type { Form, Message } from "@helpbuoy/protocol";
import { checkFields, plainTextToRichText } from "@helpbuoy/protocol";
import { batch, computed, signal, type Signal } from "@preact/signals";
import type {
  Contact,
  HostContext,
  Screen,
  SearchResult,
  ShownConversation,
  ShownMessage,
  TakenBack,
  TicketDraft,
  Widget,
} from "../../core/widget.ts";
import { createStillKnowledge } from "./still-knowledge.ts";

/** What the views asked of the widget, in order. */
export type Call = [action: string, ...args: unknown[]];

export type StillWidget = {
  widget: Widget;
  calls: Call[];
  /** What the core would change by itself. */
  set: {
    results(results: SearchResult[]): void;
    conversations(list: ShownConversation[]): void;
    hostContext(hostContext: HostContext): void;
    isVerified(isVerified: boolean): void;
    contact(contact: Contact | undefined): void;
    mustSignIn(mustSignIn: boolean): void;
    mayKeep(mayKeep: boolean): void;
    isOnline(isOnline: boolean): void;
    form(form: Form): void;
    takenBack(takenBack: TakenBack): void;
    mailState(state: { isGiven: boolean; isVerified: boolean }): void;
  };
};

/** A widget without a backend: its signals stand still until a test moves them. */
export function createStillWidget(locale = "en"): StillWidget {
  const calls: Call[] = [];
  const note =
    (action: string) =>
    (...args: unknown[]): void => {
      calls.push([action, ...args]);
    };
  const isOpen = signal(false);
  const stack = signal<Screen[]>([{ name: "home" }]);
  const query = signal("");
  const results = signal<SearchResult[]>([]);
  const list = signal<ShownConversation[]>([]);
  const isOnline = signal(true);
  const hostContext = signal<HostContext>({});
  const isVerified = signal(false);
  const contact = signal<Contact | undefined>(undefined);
  const mustSignIn = signal(false);
  const mayKeep = signal(true);
  const mailState = signal({ isGiven: false, isVerified: false });
  const takenBack = signal<TakenBack>({ status: "ticket" });
  const form = signal<Form | undefined>(undefined);
  const drafts = new Map<string, Signal<string>>();
  const draft = signal<TicketDraft>({
    categorySlug: "orders",
    subject: "",
    description: "",
    email: "",
    values: {},
    files: [],
  });
  const change = (patch: Partial<TicketDraft>) => {
    draft.value = { ...draft.value, ...patch };
  };
  const check: Widget["tickets"]["check"] = () => {
    const fields = form.value ? checkFields(form.value, draft.value.values) : {};
    const isEmpty = Object.keys(fields).length === 0;
    if (draft.value.subject && isEmpty) return undefined;
    return { ...(!draft.value.subject && { subject: "required" as const }), fields };
  };

  const widget: Widget = {
    panel: {
      isOpen,
      stack,
      screen: computed(() => stack.value[stack.value.length - 1] as Screen),
      show: (screen) => {
        stack.value = [...stack.value, screen];
      },
      back: () => {
        stack.value = stack.value.slice(0, -1);
      },
      home: () => {
        stack.value = [{ name: "home" }];
      },
      open: () => {
        isOpen.value = true;
      },
      close: () => {
        isOpen.value = false;
      },
    },
    preferences: {
      locale: signal(locale),
      locales: signal(["en", "zh-CN"]),
      theme: signal("light"),
      isDark: signal(false),
      textSize: signal("normal"),
      sound: signal(true),
      setLocale: note("setLocale"),
      setTheme: note("setTheme"),
      setTextSize: note("setTextSize"),
      setSound: note("setSound"),
    },
    knowledge: createStillKnowledge(form, note),
    search: {
      query,
      status: computed(() => (query.value ? "done" : "idle")),
      found: results,
      kind: signal(undefined),
      results,
      type: (typed) => {
        calls.push(["type", typed]);
        query.value = typed;
      },
      clear: () =>
        batch(() => {
          query.value = "";
          results.value = [];
        }),
      find: () => [],
    },
    conversations: {
      list,
      unread: signal(0),
      failure: signal(undefined),
      get: (id) => list.value.find((one) => one.id === id),
      start: () => "01JD0000000000000000000000",
      send: note("send"),
      retry: note("retry"),
      discard: note("discard"),
      edit: (messageId) => {
        calls.push(["edit", messageId]);
        return Promise.resolve(takenBack.value);
      },
      rateAnswer: note("rateAnswer"),
      requestHandoff: note("requestHandoff"),
      rate: note("rate"),
      confirm: note("confirm"),
      context: () =>
        Promise.resolve({ page: "https://shop.example.com/orders", searched: ["refund"] }),
      queuePlace: () => Promise.resolve(undefined),
      typing: note("typing"),
      writing: signal(new Map()),
      markRead: note("markRead"),
      refresh: () => Promise.resolve(),
      draft: (id) => {
        const kept = drafts.get(id) ?? signal("");
        drafts.set(id, kept);
        return kept;
      },
      file: () => Promise.resolve(undefined),
    },
    tickets: {
      draft,
      change,
      changeField: (id, value) => change({ values: { ...draft.value.values, [id]: value } }),
      attach: () => "ok",
      detach: note("detach"),
      check,
      submit: (options) => {
        calls.push(["submit", options]);
        return check() ? undefined : "01JD0000000000000000000001";
      },
      lookUp: (number, code) => {
        calls.push(["lookUp", number, code]);
        return Promise.resolve({ status: "failed", reason: "not_found" });
      },
    },
    mail: () =>
      Promise.resolve({
        offers: () => ({ file: true, letters: true }),
        state: () => Promise.resolve({ status: "done", answer: mailState.value }),
        giveEmail: (...given) => {
          calls.push(["giveEmail", ...given]);
          return Promise.resolve({ status: "done", answer: mailState.value });
        },
        transcript: () => Promise.resolve({ status: "failed", reason: "offline" }),
        mailTranscript: (id) => {
          calls.push(["mailTranscript", id]);
          return Promise.resolve({ status: "done", answer: undefined });
        },
      }),
    connection: {
      isOnline,
      stream: signal("open"),
      unsent: signal(0),
      failed: signal(0),
      canStore: signal(true),
      now: () => Date.parse("2026-11-20T12:00:00Z"),
    },
    identity: signal({ contact, isAnonymous: computed(() => !contact.value), mustSignIn }),
    mayKeep,
    privacy: () =>
      Promise.resolve({
        asksConsent: signal(true),
        agree: (isGiven) => {
          calls.push(["agree", isGiven]);
          mayKeep.value = isGiven;
          return Promise.resolve();
        },
        canCopy: true,
        copy: () => Promise.resolve({ status: "done", file: undefined }),
        erase: (...given) => {
          calls.push(["erase", ...given]);
          return Promise.resolve({ status: "done" });
        },
      }),
    tasks: () =>
      Promise.resolve({
        open: () => Promise.resolve({ status: "missing" }),
        undo: note("undo"),
        appeal: (...given) => {
          calls.push(["appeal", ...given]);
          return true;
        },
      }),
    shop: () =>
      Promise.resolve({
        order: computed(() => {
          const { order: card } = hostContext.value;
          return card && { card, isVerified: isVerified.value };
        }),
        product: computed(() => {
          const { product: card } = hostContext.value;
          return card && { card, isVerified: isVerified.value };
        }),
        orders: computed(() => ({ status: "ready", list: [] })),
        token: () => undefined,
        look: note("look"),
        lookForOrders: note("lookForOrders"),
        destroy: () => {},
      }),
    hostContext,
    suggestions: signal(null),
    call: note("call"),
    destroy: note("destroy"),
  };
  return {
    widget,
    calls,
    set: {
      results: (found) => {
        results.value = found;
      },
      conversations: (next) => {
        list.value = next;
      },
      hostContext: (next) => {
        hostContext.value = next;
      },
      isVerified: (next) => {
        isVerified.value = next;
      },
      contact: (next) => {
        contact.value = next;
      },
      mustSignIn: (next) => {
        mustSignIn.value = next;
      },
      mayKeep: (next) => {
        mayKeep.value = next;
      },
      isOnline: (next) => {
        isOnline.value = next;
      },
      form: (next) => {
        form.value = next;
      },
      mailState: (next) => {
        mailState.value = next;
      },
      takenBack: (next) => {
        takenBack.value = next;
      },
    },
  };
}

let made = 0;

/** A message as the list shows it. */
export function message(
  author: Message["author"],
  words: string,
  more: Partial<ShownMessage> = {},
): ShownMessage {
  made += 1;
  return {
    id: `01JD${String(made).padStart(22, "0")}`,
    conversationId: "01JD0000000000000000000000",
    author,
    authorName: null,
    body: plainTextToRichText(words),
    attachments: [],
    turn: null,
    helped: null,
    cursor: made,
    createdAt: "2026-11-20T11:58:00Z",
    delivery: "sent",
    ...more,
  };
}
