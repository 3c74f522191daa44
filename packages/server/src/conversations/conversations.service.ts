import { richTextToPlainText } from "@helpbuoy/protocol";
import type {
  Context,
  ConversationEvent,
  ConversationSnapshot,
  DeskRecord,
  Id,
  RateAnswer,
  RateConversation,
  Requester,
  SeenShop,
  TypingSignal,
  Locale,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { AGENTS, type EventBus } from "../events/event-bus.ts";
import { listConversationEvents } from "../events/event-log.repository.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import type { AccessService } from "./access.service.ts";
import type { Agent } from "../agents/agents.service.ts";
import { assigneeOf } from "./assignment.ts";
import { recordEvents } from "./conversation-log.ts";
import { recordDeskEvents } from "./desk-log.ts";
import { visitorTexts } from "./visitor-texts.ts";
import { recordPromiseEvents, type PromiseEvent } from "./promise-events.ts";
import { findDeskRecord, listOwed } from "./desk-records.repository.ts";
import { listSaidToBot } from "./messages.repository.ts";
import { listQueueWaits } from "./queue-waits.repository.ts";
import {
  findBackground,
  findConversation,
  findConversationByNumber,
  findLastErased,
  listAssigned,
  listConversations,
  listOverBefore,
  saveBackground,
} from "./conversations.repository.ts";

/** A visitor is shown so many of their conversations. */
const LISTED = 100;

/** The waits that an estimate stands on: so many, and no older than this (ms). */
const WAITS = 50;
const RECENT = 7 * 86_400_000;

export type ConversationsService = ReturnType<typeof createConversationsService>;

/** Conversations as visitors may read them, and what is done to them besides writing. */
export function createConversationsService(
  { database, clock }: Deps,
  { access, bus }: { access: AccessService; bus: EventBus },
) {
  /**
   * undefined: there is none yet.
   * @throws ProblemError `not_found` where it belongs to others
   */
  async function findOwn(
    connection: Connection,
    visitor: Visitor,
    id: Id,
  ): Promise<ConversationSnapshot | undefined> {
    const snapshot = await findConversation(connection, visitor.siteKey, id);
    if (!snapshot) return undefined;
    if (!(await access.mayRead(visitor, id, connection))) throw new ProblemError("not_found");
    return snapshot;
  }

  /** @throws ProblemError `not_found`, the same for one of others and for one that does not exist */
  async function read(
    connection: Connection,
    visitor: Visitor,
    id: Id,
  ): Promise<ConversationSnapshot> {
    const snapshot = await findOwn(connection, visitor, id);
    if (!snapshot) throw new ProblemError("not_found");
    return snapshot;
  }

  /** Wakes the streams of all who may read a conversation; after the commit. */
  async function announce(siteKey: string, id: Id): Promise<void> {
    bus.publish(siteKey, await access.readers(siteKey, id));
  }

  return {
    findOwn,
    announce,

    /** What a visitor has written in a conversation, oldest first; nothing where there is none yet. */
    async visitorTexts(visitor: Visitor, id: Id): Promise<string[]> {
      return visitorTexts((await findOwn(database, visitor, id))?.messages ?? []);
    },

    /** Tells those who read a conversation that someone writes; kept nowhere (SPEC EV8). */
    async signalTyping(siteKey: string, signal: TypingSignal): Promise<void> {
      const visitors = await access.readers(siteKey, signal.conversationId);
      if (visitors.length === 0) throw new ProblemError("not_found");
      const readers = { visitor: [AGENTS], agent: [...visitors, AGENTS], bot: visitors };
      bus.signal(siteKey, readers[signal.author], signal);
    },

    read: (visitor: Visitor, id: Id) => read(database, visitor, id),

    /** What people still owe an answer or a solution, or wait for the visitor with. */
    owed: (siteKey: string): Promise<{ id: Id; cursor: number; record: DeskRecord }[]> =>
      listOwed(database, siteKey),

    /** What agents alone know of one. */
    record: (connection: Connection, siteKey: string, id: Id): Promise<DeskRecord> =>
      findDeskRecord(connection, siteKey, id),

    async tellOfPromises(siteKey: string, id: Id, events: readonly PromiseEvent[]): Promise<void> {
      const at = isoTime(clock.now());
      await inTransaction(database, (transaction) =>
        recordPromiseEvents(transaction, siteKey, id, { at, events }),
      );
      await announce(siteKey, id);
    },

    /** The address that came with a form, verified or not. */
    async emailOf(connection: Connection, siteKey: string, id: Id): Promise<string | null> {
      return (await findBackground(connection, siteKey, id))?.email ?? null;
    },

    /** How long people waited of late, in milliseconds. */
    recentWaits: (siteKey: string): Promise<number[]> =>
      listQueueWaits(database, siteKey, {
        after: isoTime(clock.now() - RECENT),
        limit: WAITS,
      }),

    /** What its visitor searched for, as the page and they themselves told. */
    async searchedBy(connection: Connection, siteKey: string, id: Id): Promise<string[]> {
      const searched = (await findBackground(connection, siteKey, id))?.context.searched ?? [];
      const { capsule } = await findDeskRecord(connection, siteKey, id);
      const told = capsule.filter(({ kind }) => kind === "searched").map(({ text }) => text);
      return [...new Set([...searched, ...told])];
    },

    /** What visitors asked the bot in a language, the newest first, each once. */
    async askedOfBot(siteKey: string, locale: Locale, limit: number): Promise<string[]> {
      const said = await listSaidToBot(database, siteKey, locale, limit);
      const texts = said.map((body) => richTextToPlainText(body).trim());
      return [...new Set(texts.filter((text) => text.length > 1 && text.length <= 200))];
    },

    /** When what was asked in a language was last erased, in part or whole; undefined: never. */
    lastErasedAt: (siteKey: string, locale: Locale): Promise<string | undefined> =>
      findLastErased(database, siteKey, locale),

    /** What is over and had no news since then, the oldest first. */
    overBefore: (siteKey: string, before: string, limit: number): Promise<Id[]> =>
      listOverBefore(database, siteKey, before, limit),

    /** Who asked, as it was known over time, the newest last. */
    async requesters(connection: Connection, siteKey: string, id: Id): Promise<Requester[]> {
      const events = await listConversationEvents(connection, siteKey, id);
      return events.flatMap((event) =>
        event.type === "desk.requester_changed" ? [event.requester] : [],
      );
    },

    /** What came with it beside what the visitor sees. */
    background: findBackground,
    deskRecord: findDeskRecord,

    /** Whoever's it is: for those who have their own right to it. */
    find: findConversation,
    findByNumber: findConversationByNumber,

    list: ({ siteKey, visitorId }: Visitor): Promise<ConversationSnapshot[]> =>
      listConversations(database, { siteKey, visitorId }, LISTED),

    /** Opens a conversation to its visitor, keeps where they came from, and tells agents of the guide that led here. */
    async own(
      transaction: Transaction,
      visitor: Visitor,
      id: Id,
      background: { email?: string | undefined; context: Context | undefined },
    ): Promise<void> {
      await access.grant(transaction, visitor, id);
      const known = await findBackground(transaction, visitor.siteKey, id);
      await saveBackground(transaction, visitor.siteKey, id, {
        email: background.email ?? known?.email ?? null,
        context: { ...known?.context, ...background.context },
      });
      const { guide } = background.context ?? {};
      if (!guide) return;
      await recordDeskEvents(transaction, visitor.siteKey, id, {
        at: isoTime(clock.now()),
        events: [{ type: "desk.guide_followed", conversationId: id, guide }],
      });
    },

    /** Shows agents the order, product or cart that came along, as it was then (SPEC OC6). */
    async keepShop(transaction: Transaction, siteKey: string, id: Id, shop: SeenShop) {
      await recordDeskEvents(transaction, siteKey, id, {
        at: isoTime(clock.now()),
        events: [{ type: "desk.shop_sent", conversationId: id, shop }],
      });
    },

    /** Does an `answer.rate`. */
    async rateAnswer(
      transaction: Transaction,
      visitor: Visitor,
      { conversationId, messageId, helped }: RateAnswer,
    ): Promise<ConversationEvent[]> {
      const snapshot = await read(transaction, visitor, conversationId);
      const message = snapshot.messages.find(({ id }) => id === messageId);
      if (message?.author !== "bot") throw new ProblemError("not_found");
      const { events } = await recordEvents(transaction, visitor.siteKey, snapshot, {
        at: isoTime(clock.now()),
        events: [{ type: "answer.rated", conversationId, messageId, helped }],
      });
      return events;
    },

    /** Does a `conversation.rate` (SPEC HO8). */
    async rate(
      transaction: Transaction,
      visitor: Visitor,
      { conversationId, rating }: RateConversation,
    ): Promise<ConversationEvent[]> {
      const snapshot = await read(transaction, visitor, conversationId);
      const { status } = snapshot.conversation;
      if (status !== "resolved" && status !== "closed") {
        throw new ProblemError("transition_not_allowed");
      }
      const { events } = await recordEvents(transaction, visitor.siteKey, snapshot, {
        at: isoTime(clock.now()),
        events: [{ type: "conversation.rated", conversationId, rating }],
      });
      return events;
    },

    /** Shows an agent as they look now wherever they are the assignee (SPEC PL2). */
    async pictureAssignee(
      siteKey: string,
      agent: Pick<Agent, "id" | "name" | "picture">,
    ): Promise<void> {
      const shown = await inTransaction(database, async (transaction) => {
        const ids = await listAssigned(transaction, siteKey, agent.id);
        for (const conversationId of ids) {
          const snapshot = await findConversation(transaction, siteKey, conversationId);
          const before = snapshot?.conversation.assignee;
          if (!before) continue;
          const assignee = assigneeOf({ ...agent, name: before.name }, before.team);
          await recordEvents(transaction, siteKey, snapshot, {
            at: isoTime(clock.now()),
            events: [{ type: "conversation.assignee_pictured", conversationId, assignee }],
          });
        }
        return ids;
      });
      for (const id of shown) await announce(siteKey, id);
    },

    /** A receipt: up to where the visitor has read. Never goes back, nor beyond what is there. */
    async markRead(visitor: Visitor, id: Id, cursor: number): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const snapshot = await read(transaction, visitor, id);
        const readCursor = Math.min(cursor, snapshot.cursor);
        if (readCursor <= snapshot.conversation.readCursor) return;
        await recordEvents(transaction, visitor.siteKey, snapshot, {
          at: isoTime(clock.now()),
          events: [{ type: "conversation.read", conversationId: id, readCursor }],
        });
      });
      await announce(visitor.siteKey, id);
    },
  };
}
