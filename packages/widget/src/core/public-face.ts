import type { LogEntry } from "@helpbuoy/client";
import type { ArticleId, Attributes, Cart, Id, Locale, Order, Product } from "@helpbuoy/protocol";
import type { BeforeDisplay, BeforeSend } from "./host-callbacks.ts";
import type { PublicEvent, PublicEvents } from "./public-events.ts";
import type { PageTask, Screen, SearchResult, SuggestedLink, Theme } from "./widget.ts";

/** What the widget is doing, as the host may know it. */
export type PublicState = {
  /** Articles can be found and read. */
  isReady: boolean;
  isOpen: boolean;
  unread: number;
  screen: Screen["name"];
  locale: Locale;
  theme: Theme;
};

/** Why something does not work: coded and stable. No reasons: all is well. */
export type Diagnosis = { reasons: string[]; log: LogEntry[] };

/** What a ticket form may be filled with ahead. */
export type Prefill = {
  subject?: string;
  description?: string;
  email?: string;
  categorySlug?: string;
  /** By field id. */
  values?: Record<string, string | string[]>;
};

/** An order or a product in a few words. Addresses are whole and https. */
export type PageCard = {
  title: string;
  id?: string | number;
  /** As it is to be read, with its currency. */
  price?: string | number;
  url?: string;
  imageUrl?: string;
};

/** Shown as not verified, but for what `token` vouches for (SPEC OC1-OC3). */
export type PageContext = {
  order?: Order | PageCard | null;
  product?: Product | PageCard | null;
  cart?: Cart | null;
  /** The visitor's recent ones, the newest first: what the order picker offers. */
  orders?: readonly Order[] | null;
  /** A JWT of the site's server that holds such: what it says is verified. */
  token?: string | null;
  /** What last went wrong on the page. */
  error?: Error | string | null;
};

export type CommandErrorCode =
  /** Not part of this version; the reason says what to use instead. */
  | "not_available"
  | "unknown_command"
  | "bad_arguments"
  /** The token is not taken, or no more: `identify` with a new one. */
  | "identity_expired";

/** What a command that cannot be done rejects with; decide by `code`. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: CommandErrorCode;

  constructor(code: CommandErrorCode, reason: string) {
    super(`${code}: ${reason}`);
    this.code = code;
  }
}

/**
 * The commands of `Helpbuoy(command, …args)` and the methods of `createHelpbuoy`. Called from a page
 * each answers with a promise of what stands here; a wrong argument rejects with a `CommandError`.
 */
export type PublicCommands = {
  /** Starts what `shutdown` stopped, with more settings if given. Run by the loader. */
  boot(settings?: object): void;
  /** Starts anew with other settings. Run by the loader. */
  update(settings?: object): void;
  /** Takes launcher and panel off the page until `boot`. Run by the loader. */
  shutdown(): void;
  /** Removes every trace from the page; what waits to be sent stays in storage. Run by the loader. */
  destroy(): void;
  /** Run by the loader. */
  showLauncher(): void;
  /** Run by the loader. */
  hideLauncher(): void;

  /** Resolves when articles can be found and read. */
  ready(): Promise<void>;
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the panel on a screen, by its name or (for those that need more) as `{ name, … }`. */
  show(screen: Screen | Screen["name"]): void;
  showArticle(idOrSlug: ArticleId | string): void;
  /** Something the visitor can do here, by its slug. */
  showTask(slug: string): void;
  /**
   * Does a task of the site's whose action is `page`: called with what was answered, and with
   * `progress` to say how far it is; answers with a sentence, or `{ message, undo }`. Registered anew,
   * the last one counts; without a function it is taken away.
   */
  registerTask(slug: string, act?: PageTask): void;
  /** Opens a guide where the visitor left it, or at its beginning. */
  showGuide(slug: string): void;
  /** A ticket of this browser by its number; any other leads to the screen that asks for the code. */
  showTicket(number: string): void;
  /**
   * Opens the search with a query typed in. Answers with what was found: articles, guides, tasks and
   * this visitor's tickets, each with its `kind` and the screen it opens (`target`, for `show`).
   */
  search(query: string): Promise<SearchResult[]>;
  /** Opens a new talk with the bot and asks. Answers with the talk's id. */
  ask(question: string): Id;
  /**
   * Suggests these instead of what the page's address says: articles by id or slug, guides and tasks as
   * `guide/<slug>` and `task/<slug>`; none: as before. Answers with what is suggested once it is known,
   * each with its `kind` and the screen it opens.
   */
  suggest(wanted?: readonly (ArticleId | string)[]): Promise<SuggestedLink[]>;
  /** Fills in the ticket form; what the visitor has typed is replaced where a value is given. */
  prefill(draft: Prefill): void;
  /**
   * What the visitor is at: shown to them as a card to send, and as lines that go with a handoff
   * unless they strike them out. What is not named stays; `null` takes it away.
   */
  setContext(context: PageContext): void;
  /** Opens a new talk with a text to begin with, unsent. Answers with the talk's id. */
  newMessage(text?: string): Id;
  /** The visitor's own choice in the settings goes before it. */
  setLocale(locale: Locale): void;
  /** The visitor's own choice in the settings goes before it. */
  setTheme(theme: Theme): void;
  /** Tells of a page change that history does not show; a path or address, or none to look again. */
  page(address?: string): void;

  /** Listens to an event; returns its undo. A listener that throws is reported by `error`. */
  on<Name extends PublicEvent>(
    name: Name,
    listener: (detail: PublicEvents[Name]) => void,
  ): () => void;
  once<Name extends PublicEvent>(
    name: Name,
    listener: (detail: PublicEvents[Name]) => void,
  ): () => void;
  off<Name extends PublicEvent>(name: Name, listener: (detail: PublicEvents[Name]) => void): void;
  /** May change a message or ticket on its way out, or stop it with `false`. */
  beforeSend(callback?: BeforeSend): void;
  /** Hides a message with `false`. */
  beforeDisplay(callback?: BeforeDisplay): void;

  getState(): PublicState;
  diagnose(): Diagnosis;
  /**
   * The visitor is whom a token of the site's own server names (SPEC ID1-ID4): what they wrote in any
   * browser is there, agents see them as verified. A function is asked anew when its token has run
   * out. Whoever was identified before is forgotten first; what this anonymous visitor wrote comes
   * along. Asks for nothing before the visitor opens the panel or something waits.
   */
  identify(identity: { token: string | (() => string | Promise<string>) }): Promise<void>;
  /**
   * What the page says of the visitor, in place of what it said before; unsigned, so that agents see
   * it as unverified and nothing is decided by it. Told to nobody before the visitor writes.
   */
  setAttributes(attributes: Attributes): void;
  /**
   * What the visitor said to the page's own question, `true` unless given. Where consent is required
   * (`data-consent="required"`, or the site's setting) nothing is kept or sent of them before; taking
   * it back forgets all that this browser keeps. Elsewhere it is kept as said, and changes nothing.
   */
  consent(isGiven?: boolean): Promise<void>;
  /** Forgets who the visitor is: identity, talks, tickets, drafts and whatever has not been sent. */
  logout(): Promise<void>;
};

/** Commands of DESIGN that this version does not do, and why. */
export const unavailable: Readonly<Record<string, string>> = {
  setTags: "conversations have no tags in this version",
  track: "there is no analytics in this version; listen with on()",
};
