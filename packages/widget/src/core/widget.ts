/* oxlint-disable max-lines -- the core's public face: all that the panel may know stands in one place */
import type {
  ArticleId,
  BotTurn,
  CapsuleLine,
  Context,
  ConversationSnapshot,
  FollowedGuide,
  Id,
  Locale,
  Message,
  Rating,
  RichText,
  SentShop,
} from "@helpbuoy/protocol";
import type { QueuePlace } from "@helpbuoy/client";
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { HostCard, HostContext, HostOrder, HostProduct } from "./host-card.ts";
import type { ConnectionModel } from "./models/connection-model.ts";
import type { GuideModel } from "./models/guide-model.ts";
import type { Contact, IdentityModel } from "./models/identity-model.ts";
import type {
  ArticleLink,
  KnowledgeModel,
  Loaded,
  LoadedArticle,
  SelfServiceLink,
} from "./models/knowledge-model.ts";
import type { MailModel } from "./models/mail-model.ts";
import type { SuggestedLink, SuggestionsModel } from "./models/suggestions-model.ts";
import type { PageRun, PageRunState } from "./models/page-run.ts";
import type { PrivacyModel } from "./models/privacy-model.ts";
import type { Seen, ShopModel } from "./models/shop-model.ts";
import type { CodeState, TaskModel, TaskProblems } from "./models/task-model.ts";
import type { TasksModel } from "./models/tasks-model.ts";
import type { PageTask } from "./page-task.ts";
import type { TaskDraft } from "./task-draft.ts";
import type { TicketDraft, TicketProblems } from "./ticket-draft.ts";

export type {
  ArticleLink,
  ConnectionModel,
  Contact,
  GuideModel,
  HostCard,
  HostContext,
  HostOrder,
  HostProduct,
  IdentityModel,
  KnowledgeModel,
  Loaded,
  LoadedArticle,
  MailModel,
  CodeState,
  PageRun,
  PageRunState,
  PageTask,
  PrivacyModel,
  Seen,
  SelfServiceLink,
  ShopModel,
  SuggestedLink,
  SuggestionsModel,
  TaskDraft,
  TaskModel,
  TaskProblems,
  TasksModel,
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
  | { name: "guide"; slug: string }
  | { name: "conversation"; id: Id }
  | { name: "handoff"; id: Id }
  | { name: "mail"; id: Id }
  | {
      name: "ticket-form";
      categorySlug?: string;
      /** the talk that becomes the ticket */ conversationId?: Id;
    }
  | { name: "task"; slug: string }
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

/** Kinds of trouble the panel has a sentence and a way on for. */
export type FailureReason =
  | "offline"
  | "timeout"
  | "rate_limited"
  | "not_found"
  | "refused"
  | "identity_required"
  | "file_type_not_allowed"
  | "not_eligible"
  | "already_asked"
  | "server"
  | "storage";

/** Ranges `[start, end)` in UTF-16 units of the text they belong to. */
export type Ranges = readonly (readonly [number, number])[];

/** What can be found and suggested. */
export type ResultKind = "article" | "guide" | "task" | "ticket";

export type SearchResult = {
  kind: ResultKind;
  /** The screen it opens. */
  target: Screen;
  /** Of an article alone. */
  articleId?: ArticleId;
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
  /** All that was found, best first. */
  found: ReadonlySignal<SearchResult[]>;
  /** The kind that is wanted alone; undefined: all. */
  kind: Signal<ResultKind | undefined>;
  /** What was found of that kind, or all where there is none of it. */
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
  /** Of one that could not be sent, until the server answers it. */
  offlineAnswer?: OfflineAnswer | undefined;
};

/**
 * What the bot says from what is kept here (SPEC OA1). Without words of articles in `body`, its kind
 * alone tells what is to be said.
 */
export type OfflineAnswer = { body: RichText; turn: BotTurn };

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
  /** What was handed in is being taken back. */
  isTakingBack?: boolean;
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
  /** `shop`: what of the page's goes along. */
  send(
    id: Id,
    message: {
      text: string;
      files?: readonly File[];
      choice?: ArticleId;
      shop?: SentShop | undefined;
    },
  ): void;
  retry(messageId: Id): void;
  discard(messageId: Id): void;
  /**
   * Takes what failed back to where it was written: a ticket into the draft of the form, a message
   * in front of the draft of its talk. It leaves the outbox once the draft is kept.
   */
  edit(messageId: Id): Promise<TakenBack>;
  rateAnswer(id: Id, messageId: Id, helped: boolean): void;
  /** Asks for a person; `capsule` and what goes along: what the visitor lets pass of what went before. */
  requestHandoff(
    id: Id,
    capsule: CapsuleLine[],
    along?: { guide?: FollowedGuide | undefined; shop?: SentShop | undefined },
  ): void;
  /** How it was, once it is resolved or closed. */
  rate(id: Id, rating: Rating): void;
  /** Whether what was taken for solved is (SPEC CF1): yes closes it, no opens it again. */
  confirm(id: Id, solved: boolean): void;
  /** What the visitor searched, read and walked through on this page, and where they are. */
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
  | { status: "task"; slug: string }
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
  /** Comes with the code of talks. */
  tasks(): Promise<TasksModel>;
  /** Comes with the code of talks. */
  shop(): Promise<ShopModel>;
  hostContext: ReadonlySignal<HostContext>;
  /** undefined: not known yet; null: its code did not come. */
  suggestions: ReadonlySignal<SuggestionsModel | null | undefined>;
  /** Runs one command of the public face; `not_available` where a feature is not built. */
  call(command: string, args: unknown[]): unknown;
  /** Removes every trace: streams, timers, listeners. */
  destroy(): void;
};
