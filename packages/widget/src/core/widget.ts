import type {
  Article,
  ArticleId,
  CapsuleLine,
  Category,
  Context,
  ConversationSnapshot,
  Form,
  Id,
  Locale,
  Message,
  NotHelpedReason,
  Rating,
  Site,
} from "@helpbuoy/protocol";
import type { QueuePlace } from "@helpbuoy/client";
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { HostCard, HostContext } from "./host-card.ts";
import type { ConnectionModel } from "./models/connection-model.ts";
import type { Contact, IdentityModel } from "./models/identity-model.ts";
import type { MailModel } from "./models/mail-model.ts";
import type { PrivacyModel } from "./models/privacy-model.ts";
import type { TicketDraft, TicketProblems } from "./ticket-draft.ts";

export type {
  ConnectionModel,
  Contact,
  HostCard,
  HostContext,
  IdentityModel,
  MailModel,
  PrivacyModel,
  TicketDraft,
  TicketProblems,
};

/*
 * The core's public face: all that the panel may know. Models hold signals and actions; views read
 * signals, call actions and never fetch or store.
 */

export type Theme = "light" | "dark" | "auto";
export type TextSize = "normal" | "large" | "larger";

/** One screen of the panel. The panel keeps a stack of them; `back` goes to the one below. */
export type Screen =
  | { name: "home" }
  | { name: "search" }
  | { name: "category"; slug: string }
  /** `conversationId`: the talk it is opened beside */
  | { name: "article"; idOrSlug: ArticleId | string; conversationId?: Id }
  | { name: "conversation"; id: Id }
  | { name: "handoff"; id: Id }
  | { name: "mail"; id: Id }
  | {
      name: "ticket-form";
      categorySlug?: string;
      /** the talk that becomes the ticket */ conversationId?: Id;
    }
  | { name: "tickets" }
  | { name: "track"; number?: string }
  | { name: "settings" }
  /** `conversationId`: the one it is opened from */
  | { name: "privacy"; conversationId?: Id };

export type PanelModel = {
  isOpen: ReadonlySignal<boolean>;
  stack: ReadonlySignal<Screen[]>;
  screen: ReadonlySignal<Screen>;
  show(screen: Screen): void;
  back(): void;
  /** Back to the home screen alone. */
  home(): void;
  open(): void;
  close(): void;
};

export type PreferencesModel = {
  /** Set by the visitor, else the site's tag, else the browser. */
  locale: ReadonlySignal<Locale>;
  locales: ReadonlySignal<Locale[]>;
  theme: ReadonlySignal<Theme>;
  /** What `theme` comes to now. */
  isDark: ReadonlySignal<boolean>;
  textSize: ReadonlySignal<TextSize>;
  sound: ReadonlySignal<boolean>;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  setTextSize(size: TextSize): void;
  setSound(on: boolean): void;
};

export type ArticleLink = { id: ArticleId; title: string; categorySlug: string };

export type KnowledgeModel = {
  /** `loading` until titles are there; `offline` without them and without a network. */
  status: ReadonlySignal<"loading" | "ready" | "offline" | "failed">;
  site: ReadonlySignal<Site | undefined>;
  categories: ReadonlySignal<Category[]>;
  popular: ReadonlySignal<ArticleLink[]>;
  /** For the host page's URL, or as the host asked with `suggest`. */
  suggestions: ReadonlySignal<ArticleLink[]>;
  forms: ReadonlySignal<Form[]>;
  articlesOf(categorySlug: string): ArticleLink[];
  link(id: ArticleId): ArticleLink | undefined;
  /** From the pack where it is, else from the server. */
  article(idOrSlug: ArticleId | string): Promise<LoadedArticle>;
  /** The form of a category, or the fallback form. */
  formFor(categorySlug: string | undefined): Form | undefined;
  mediaUrl(source: string): string;
  rate(rating: {
    articleId: ArticleId;
    helped: boolean;
    reason?: NotHelpedReason;
    comment?: string;
  }): void;
};
/** `failed`: why, for the sentence shown. */
export type LoadedArticle =
  | { status: "found"; article: Article }
  | { status: "missing" }
  | { status: "failed"; reason: FailureReason };

/** Kinds of trouble the panel has a sentence and a way on for. */
export type FailureReason =
  | "offline"
  | "timeout"
  | "rate_limited"
  | "not_found"
  | "refused"
  | "identity_required"
  | "file_type_not_allowed"
  | "server"
  | "storage";

/** Ranges `[start, end)` in UTF-16 units of the text they belong to. */
export type Ranges = readonly (readonly [number, number])[];

export type SearchResult = {
  articleId: ArticleId;
  title: string;
  titleRanges: Ranges;
  excerpt: string;
  excerptRanges: Ranges;
  categorySlug: string;
};

export type SearchModel = {
  query: ReadonlySignal<string>;
  /** `searching`: the server is asked because the local index is not there yet. */
  status: ReadonlySignal<"idle" | "searching" | "done" | "failed">;
  results: ReadonlySignal<SearchResult[]>;
  type(query: string): void;
  clear(): void;
  /** For "articles suggested while the subject is typed": never touches the signals above. */
  find(query: string, limit: number): SearchResult[];
};

/** How far something written has come. */
export type DeliveryState = "queued" | "sending" | "sent" | "failed";

export type Attachment =
  | { fileId: Id; name: string; type: string; bytes: number; state: "sent" }
  | {
      fileId: Id;
      name: string;
      type: string;
      bytes: number;
      state: "queued" | "sending" | "failed";
      /** 0-1 */
      progress: number;
    };

/** A message as the list shows it: those of the server, then those still on their way out. */
export type ShownMessage = Omit<Message, "attachments"> & {
  attachments: Attachment[];
  delivery: DeliveryState;
  /** Of a failed one. */
  failure?: FailureReason;
};

export type ShownConversation = {
  id: Id;
  /** undefined: nothing of it has reached the server yet. */
  snapshot: ConversationSnapshot | undefined;
  messages: ShownMessage[];
  unread: number;
  /** The bot (or the server) has not answered the last message yet. */
  isWaiting: boolean;
  /** Known only in the browser that filed the ticket. */
  lookupCode: string | undefined;
  /** A ticket form of it that is still in the outbox: until it has a number, this names it. */
  filing?: { subject: string };
  /** A person was asked for, and the server does not know yet. */
  isHandingOff?: boolean;
};

export type ConversationsModel = {
  /** Newest first, talks and tickets alike; a filed ticket still in the outbox is among them. */
  list: ReadonlySignal<ShownConversation[]>;
  unread: ReadonlySignal<number>;
  /** Trouble of the last load, or undefined. */
  failure: ReadonlySignal<FailureReason | undefined>;
  get(id: Id): ShownConversation | undefined;
  /**
   * A new talk with the bot; nothing is written before the first message. One that resumes is the
   * last in which nothing was said yet, if there is one: what was typed there stands there still.
   */
  start(options?: { categorySlug?: string; resumes?: boolean }): Id;
  send(id: Id, message: { text: string; files?: readonly File[]; choice?: ArticleId }): void;
  retry(messageId: Id): void;
  discard(messageId: Id): void;
  /**
   * Takes what failed back to where it was written: a ticket into the draft of the form, a message
   * in front of the draft of its talk. It leaves the outbox once the draft is kept.
   */
  edit(messageId: Id): Promise<TakenBack>;
  rateAnswer(id: Id, messageId: Id, helped: boolean): void;
  /** Asks for a person; `capsule`: what the visitor lets pass of what went before. */
  requestHandoff(id: Id, capsule: CapsuleLine[]): void;
  /** How it was, once it is resolved or closed. */
  rate(id: Id, rating: Rating): void;
  /** Whether what was taken for solved is (SPEC CF1): yes closes it, no opens it again. */
  confirm(id: Id, solved: boolean): void;
  /** What the visitor searched and read on this page, and where they are. */
  context(): Promise<Context>;
  /** undefined: it waits no more, or nobody can tell. */
  queuePlace(id: Id): Promise<QueuePlace | undefined>;
  /** Says that the visitor is writing; more often than every few seconds is said once. */
  typing(id: Id): void;
  /** Where someone is writing just now, with what the bot has written so far. */
  writing: ReadonlySignal<ReadonlyMap<Id, string>>;
  markRead(id: Id): void;
  refresh(): Promise<void>;
  /** The typed, unsent text of a talk; kept over reloads. */
  draft(id: Id): Signal<string>;
  /** An attachment's bytes, for a preview or a download. */
  file(fileId: Id): Promise<Blob | undefined>;
};

/** `failed`: nothing has changed; `other_draft`: another ticket stands in the form. */
export type TakenBack =
  | { status: "ticket" }
  /** To be attached again. */
  | { status: "message"; files: File[] }
  | { status: "failed"; reason: FailureReason | "other_draft" };

export type TicketsModel = {
  /** Saved as typed, restored after reload. */
  draft: ReadonlySignal<TicketDraft>;
  change(patch: Partial<TicketDraft>): void;
  changeField(id: string, value: string | string[]): void;
  attach(files: readonly File[], fieldId?: string): "ok" | "file_too_big" | "too_many_files";
  detach(fileId: Id): void;
  /** The problems of what stands in the form now; empty when it may be sent. */
  check(): TicketProblems | undefined;
  /** Puts it into the outbox and clears the draft. undefined: there are problems. */
  submit(options?: { conversationId?: Id }): Id | undefined;
  /** Track by number and code; the ticket is then among `conversations`. */
  lookUp(
    number: string,
    code: string,
  ): Promise<
    | { status: "found"; id: Id }
    | { status: "failed"; reason: FailureReason | "bad_number" | "bad_code" }
  >;
};

/** What `createWidget` returns to the loader and the panel. */
export type Widget = {
  panel: PanelModel;
  preferences: PreferencesModel;
  knowledge: KnowledgeModel;
  search: SearchModel;
  conversations: ConversationsModel;
  tickets: TicketsModel;
  /** Comes with the code of talks. */
  mail(): Promise<MailModel>;
  connection: ConnectionModel;
  /** undefined: its code is not there yet. */
  identity: ReadonlySignal<IdentityModel | undefined>;
  /** False: the visitor is asked for their consent first, and nothing is kept or sent before. */
  mayKeep: ReadonlySignal<boolean>;
  /** Comes with the code of talks. */
  privacy(): Promise<PrivacyModel>;
  hostContext: ReadonlySignal<HostContext>;
  /** Runs one command of the public face; `not_available` where a feature is not built. */
  call(command: string, args: unknown[]): unknown;
  /** Removes every trace: streams, timers, listeners. */
  destroy(): void;
};
