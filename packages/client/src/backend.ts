import type {
  Article,
  ArticleId,
  AskEligibility,
  CheckedCode,
  Command,
  ConversationSnapshot,
  Eligibility,
  Id,
  IdentifiedVisitor,
  Locale,
  Manifest,
  PartRef,
  RequestCode,
  SearchHit,
  SentCode,
  ServerEvent,
  ShopContext,
  StreamItem,
  ToldOrders,
} from "@helpbuoy/protocol";

/** Makes requests cancellable. */
export type CallOptions = { signal?: AbortSignal };

/** What a settled command answers. */
export type CommandResult = {
  /** What the command made happen, for `applyEvent`; the stream may bring the same again. */
  events: ServerEvent[];
  /** Of a filed ticket: the secret code that opens it beside its number. Told to its owner only. */
  lookupCode?: string;
};

export type VisitorSession = {
  token: string;
  /** ISO 8601. */
  expiresAt: string;
};

export type QueuePlace = {
  /** 1: next; 0: it waits no more. */
  position: number;
  /** What recent waits came to; null where too few are known. */
  estimate: { fromMinutes: number; toMinutes: number } | null;
  agentsOnline: number;
  /** When people answer again, ISO 8601; null while they do. */
  opensAt: string | null;
};

/** Whether replies to a conversation are mailed: once the address is known to be the visitor's. */
export type MailState = { isGiven: boolean; isVerified: boolean };

/**
 * The port a widget talks through: our HTTP client is one, a partner's desk can be another
 * (SPEC BE1-BE3). Everything rejects with a `BackendError`.
 */
export interface Backend {
  manifest(locale: Locale, options?: CallOptions): Promise<Manifest>;
  /** A part of the knowledge pack by its content hash. */
  part(ref: PartRef, options?: CallOptions): Promise<unknown>;
  search(query: string, locale: Locale, options?: CallOptions): Promise<SearchHit[]>;
  article(idOrSlug: ArticleId | string, locale: Locale, options?: CallOptions): Promise<Article>;
  createVisitorSession(options?: CallOptions): Promise<VisitorSession>;
  /**
   * The visitor session of the contact whom a token of the site's own server names (SPEC ID3); a desk
   * that knows nobody by name has none.
   * @param token a bearer token: what that anonymous visitor wrote becomes the contact's
   */
  identify?(
    identityToken: string,
    options: CallOptions & { token?: string },
  ): Promise<IdentifiedVisitor>;
  /** Its token is taken no more; a desk may leave that to time. */
  endVisitorSession?(options: CallOptions & { token: string }): Promise<void>;
  /**
   * Does a command once, however often it is sent with the same key (SPEC OB3).
   * @param file the bytes of `file.upload`
   * @param onProgress 0-1 of the bytes sent
   */
  send(
    command: Command,
    options: CallOptions & {
      token: string;
      idempotencyKey: string;
      file?: Blob;
      onProgress?: (part: number) => void;
    },
  ): Promise<CommandResult>;
  conversations(options: CallOptions & { token: string }): Promise<ConversationSnapshot[]>;
  conversation(id: Id, options: CallOptions & { token: string }): Promise<ConversationSnapshot>;
  /** Opens a ticket to this visitor session by its number and look-up code. */
  lookUpTicket(
    ticket: { number: string; code: string },
    options: CallOptions & { token: string },
  ): Promise<ConversationSnapshot>;
  markRead(id: Id, cursor: number, options: CallOptions & { token: string }): Promise<void>;
  /** Where a conversation stands among those who wait; a desk without a queue has none. */
  queuePlace?(id: Id, options: CallOptions & { token: string }): Promise<QueuePlace>;
  /** The visitor is writing: told to agents who listen, and kept nowhere. */
  signalTyping?(id: Id, options: CallOptions & { token: string }): Promise<void>;
  /** Where replies are mailed to; a desk without letters has none of the three. */
  mailState?(id: Id, options: CallOptions & { token: string }): Promise<MailState>;
  giveEmail?(
    id: Id,
    email: string,
    options: CallOptions & { token: string },
  ): Promise<Pick<MailState, "isVerified">>;
  /** Mails what was said to the verified address. */
  mailTranscript?(id: Id, options: CallOptions & { token: string }): Promise<void>;
  /** What was said, as text. */
  transcript?(id: Id, options: CallOptions & { token: string }): Promise<Blob>;
  /** What a token of the site's server vouches for (SPEC OC2); a desk that knows no shop has neither. */
  shopContext?(
    contextToken: string,
    options: CallOptions & { token: string },
  ): Promise<ShopContext>;
  /** The orders of who is signed in, told by the site's own program (SPEC OC5). */
  contactOrders?(options: CallOptions & { token: string }): Promise<ToldOrders>;
  /** Which of a task's conditions are not met (SPEC TK2); a desk without tasks has none of the three. */
  eligibility?(
    taskSlug: string,
    asked: AskEligibility,
    options: CallOptions & { token: string },
  ): Promise<Eligibility>;
  /** Sends a code to whom a task asks for one (SPEC TK3). */
  requestCode?(asked: RequestCode, options: CallOptions & { token: string }): Promise<SentCode>;
  checkCode?(id: Id, code: string, options: CallOptions & { token: string }): Promise<CheckedCode>;
  /** A copy of all that is kept of this visitor (SPEC PR4), as an archive. */
  exportVisitor?(options: CallOptions & { token: string }): Promise<Blob>;
  /**
   * What happens from `cursor` on, until the signal aborts or the connection ends (which rejects).
   * @param token none: only what concerns everyone (new knowledge)
   * @param cursor none: from now on
   * @param onOpen called each time the stream stands
   */
  events(
    options: { signal: AbortSignal; token?: string; cursor?: number; onOpen?: () => void },
    onItem: (item: StreamItem) => void,
  ): Promise<void>;
  /** The absolute address of `media/<name>` in a rich-text tree. */
  mediaUrl(source: string): string;
  /** An attachment's bytes. */
  file(id: Id, options: CallOptions & { token: string }): Promise<Blob>;
}
