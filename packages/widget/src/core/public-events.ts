import type {
  ArticleId,
  Assignee,
  Conversation,
  GuideOutcome,
  Id,
  Message,
  NotHelpedReason,
  Rating,
} from "@helpbuoy/protocol";

/** What the host page can listen to with `on`, and what each event carries. */
export type PublicEvents = {
  /** Articles can be found and read. */
  ready: undefined;
  open: undefined;
  close: undefined;
  "unread:change": { count: number };
  /** A message of the visitor has reached the server. */
  "message:sent": { conversationId: Id; messageId: Id };
  /** A message of a bot or an agent has come. */
  "message:received": { conversationId: Id; message: Message };
  "ticket:created": { conversation: Conversation; number: string };
  /** Its status or handler changed. */
  "ticket:updated": { conversationId: Id };
  /** The visitor asked for a person and waits; the conversation is a ticket from here on. */
  "handoff:requested": { conversation: Conversation; number: string };
  /** A person has the conversation, the first or another. */
  "handoff:accepted": { conversationId: Id; assignee: Assignee };
  "csat:submitted": { conversationId: Id; rating: Rating };
  "article:viewed": { articleId: ArticleId; title: string };
  "article:rated": { articleId: ArticleId; helped: boolean; reason?: NotHelpedReason };
  /** At its first step: one that is gone on with is not started. */
  "guide:started": { slug: string };
  /** It came to an end. */
  "guide:finished": { slug: string; outcome: GuideOutcome };
  /** The visitor paused after typing. */
  search: { query: string; results: number };
  "search:empty": { query: string };
  /** Something of the host's own failed inside a callback, or of ours for a coded reason. */
  error: { code: string; detail?: unknown };
};
export type PublicEvent = keyof PublicEvents;

/** Where models say what happened and the public face listens. */
export type Announcements = {
  announce<Name extends PublicEvent>(name: Name, detail: PublicEvents[Name]): void;
  /** Returns its undo. `once`: for the next one only. */
  listen<Name extends PublicEvent>(
    name: Name,
    listener: (detail: PublicEvents[Name]) => void,
    options?: { once: boolean },
  ): () => void;
  /** Takes a listener back without its undo. */
  unlisten(name: PublicEvent, listener: unknown): void;
};

/** Who listens, in the order they came. */
export type ListenerList = { entries?: readonly Entry[] };

type Entry = { name: PublicEvent; listener: (detail: never) => void; once: boolean };

/** A listener that throws neither stops the others nor throws into the page; `error` says so. */
export function createAnnouncements(list: ListenerList = {}): Announcements {
  const entries = () => list.entries ?? [];

  function drop(entry: Entry): void {
    list.entries = entries().filter((one) => one !== entry);
  }

  const announce: Announcements["announce"] = (name, detail) => {
    for (const entry of entries()) {
      if (entry.name !== name) continue;
      if (entry.once) drop(entry);
      try {
        (entry.listener as (given: typeof detail) => void)(detail);
      } catch (cause) {
        // A listener of `error` that throws is told nobody, or it would never end.
        if (name !== "error") announce("error", { code: "listener_failed", detail: cause });
      }
    }
  };

  return {
    announce,
    listen(name, listener, { once } = { once: false }) {
      const entry: Entry = { name, listener, once };
      list.entries = [...entries(), entry];
      return () => drop(entry);
    },
    unlisten(name, listener) {
      list.entries = entries().filter(
        (entry) => entry.name !== name || entry.listener !== listener,
      );
    },
  };
}
