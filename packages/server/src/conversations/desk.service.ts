import {
  canChangeStatus,
  type ConversationSnapshot,
  type ConversationStatus,
  type DeskRecord,
  type Id,
  type Priority,
  type RichText,
} from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { isoTime } from "../clock.ts";
import type { AuditService } from "../audit/audit.service.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { readLogEnd } from "../events/event-log.repository.ts";
import type { FilesService } from "../files/files.service.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { TeamsService } from "../teams/teams.service.ts";
import { claimed, released } from "./assignment.ts";
import { recordEvents } from "./conversation-log.ts";
import { listConversations } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { createDeskAct, deskOwner, type DeskPlace } from "./desk-act.ts";
import { findDeskRecord, listDeskRecords } from "./desk-records.repository.ts";
import { messageCreated } from "./new-message.ts";
import { promisedAt } from "./reopened.ts";

/** Agents are shown so many conversations, and of those that people owe something so many. */
const LISTED = 200;
const OWED = 500;

export type Inbox = {
  conversations: ConversationSnapshot[];
  records: DeskRecord[];
  /** Where a stream that continues them begins. */
  cursor: number;
};

export type DeskService = ReturnType<typeof createDeskService>;

/** What agents do to conversations. */
export function createDeskService(
  deps: Deps,
  parts: {
    runOnce: CommandRunner;
    conversations: ConversationsService;
    routing: RoutingService;
    teams: TeamsService;
    audit: AuditService;
    files: FilesService;
  },
) {
  const { database, clock } = deps;
  const { routing, files } = parts;
  const act = createDeskAct(deps, parts);

  return {
    list: (site: StoredSite): Promise<ConversationSnapshot[]> =>
      listConversations(database, { siteKey: site.key, visitorId: undefined }, LISTED),

    /**
     * The newest conversations, and older ones that are owed something, with what agents alone know, as
     * of one place in the log.
     */
    inbox: ({ key: siteKey }: StoredSite): Promise<Inbox> =>
      inTransaction(database, async (transaction) => {
        const everyone = { siteKey, visitorId: undefined };
        const newest = await listConversations(transaction, everyone, LISTED);
        // However much the bot talks, nobody who waits for a person falls out of sight.
        const owed = await listConversations(transaction, { ...everyone, isOwed: true }, OWED);
        const known = new Map([...newest, ...owed].map((one) => [one.conversation.id, one]));
        const [ids, conversations] = [[...known.keys()], [...known.values()]];
        const records = await listDeskRecords(transaction, siteKey, ids);
        const { cursor } = await readLogEnd(transaction, siteKey);
        return { conversations, records, cursor };
      }),

    /** @throws ProblemError `transition_not_allowed` (SPEC CV3), `not_found` */
    setStatus: (place: DeskPlace, status: ConversationStatus): Promise<CommandOutcome> =>
      act(place, "status", { status }, ({ conversation }) => {
        if (!canChangeStatus(conversation.status, status)) {
          throw new ProblemError("transition_not_allowed");
        }
        const isOwed = status === "open" && conversation.handler !== "bot";
        const promise = isOwed
          ? (conversation.promisedAt ?? promisedAt(place.site, clock.now()))
          : null;
        const { id: conversationId } = place;
        return {
          events: [{ type: "ticket.status_changed", conversationId, status, promisedAt: promise }],
        };
      }),

    /** Takes a conversation; of two at once one gets it (SPEC HO3). */
    claim: (place: DeskPlace, { takeOver = false }: { takeOver?: boolean | undefined }) =>
      act(place, "claim", { takeOver }, ({ conversation }) => ({
        events: claimed(conversation, place.agent, takeOver),
      })),

    /** Gives a conversation back to the queue, for others (SPEC HO5). */
    release: (place: DeskPlace) =>
      act(place, "release", {}, async ({ conversation }, at, transaction) => {
        const events = released(conversation, { agent: place.agent, at });
        if (events.length > 0) {
          await routing.giveBack(transaction, place.site.key, conversation.id, place.agent.id);
        }
        return { events };
      }),

    /** Replies as a person: the conversation is then theirs, and a new one is open (SPEC CV4, HO4). */
    reply: (
      place: DeskPlace,
      reply: {
        messageId: Id;
        markdown: string;
        /** Files sent before, which say enough without words. */
        attachments?: Id[] | undefined;
        takeOver?: boolean | undefined;
      },
    ): Promise<CommandOutcome> =>
      act(place, "reply", reply, async ({ conversation, messages }, at, transaction) => {
        const { messageId, markdown, attachments: ids = [], takeOver = false } = reply;
        const body = ids.length > 0 && !markdown.trim() ? [] : readMarkdown(markdown);
        const { id: conversationId, status } = conversation;
        const events = claimed(conversation, place.agent, takeOver);
        if (messages.some((message) => message.id === messageId)) {
          throw invalidField("messageId", "already_used");
        }
        const attachments = await files.attach(transaction, deskOwner(place), ids, {
          conversationId,
          messageId,
          path: "attachments",
        });
        const author = { author: "agent", authorName: place.agent.name } as const;
        const said = { id: messageId, conversationId, ...author, body, attachments, at };
        events.push(messageCreated(said));
        if (status === "new") {
          events.push({
            type: "ticket.status_changed",
            conversationId,
            status: "open",
            promisedAt: null,
          });
        }
        return { events };
      }),

    /** Writes what agents alone may read (SPEC HO7). */
    note: (
      place: DeskPlace,
      note: { noteId: Id; markdown: string; mentions: Id[] },
    ): Promise<CommandOutcome> =>
      act(place, "note", note, async ({ conversation }, at, transaction) => {
        const { id: conversationId } = conversation;
        const { notes } = await findDeskRecord(transaction, place.site.key, conversationId);
        if (notes.some(({ id }) => id === note.noteId)) {
          throw invalidField("noteId", "already_used");
        }
        const added = {
          id: note.noteId,
          agentId: place.agent.id,
          agentName: place.agent.name,
          body: readMarkdown(note.markdown),
          mentions: [...new Set(note.mentions)],
          createdAt: at,
        };
        return { deskEvents: [{ type: "desk.note_added", conversationId, note: added }] };
      }),

    setPriority: (place: DeskPlace, priority: Priority): Promise<CommandOutcome> =>
      act(place, "priority", { priority }, () => ({
        deskEvents: [{ type: "desk.priority_changed", conversationId: place.id, priority }],
      })),

    /** Sets the site's own fields; those not named are gone. */
    setFields: (place: DeskPlace, fields: Record<string, string>): Promise<CommandOutcome> =>
      act(place, "fields", { fields }, () => ({
        deskEvents: [{ type: "desk.fields_changed", conversationId: place.id, fields }],
      })),

    /** A receipt: up to where an agent has read. Never goes back, nor beyond what is there. */
    async markSeen(site: StoredSite, id: Id, cursor: number): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const snapshot = await parts.conversations.find(transaction, site.key, id);
        if (!snapshot) throw new ProblemError("not_found");
        const seenCursor = Math.min(cursor, snapshot.cursor);
        if (seenCursor <= snapshot.conversation.seenCursor) return;
        await recordEvents(transaction, site.key, snapshot, {
          at: isoTime(clock.now()),
          events: [{ type: "conversation.seen", conversationId: id, seenCursor }],
        });
      });
      await parts.conversations.announce(site.key, id);
    },

    /** What a reply will be (SPEC RT1). @throws ProblemError `invalid_input` */
    preview: (markdown: string): RichText => readMarkdown(markdown),

    setTags: (place: DeskPlace, tags: string[]): Promise<CommandOutcome> =>
      act(place, "tags", { tags }, () => ({
        deskEvents: [
          { type: "desk.tags_changed", conversationId: place.id, tags: [...new Set(tags)] },
        ],
      })),
  };
}

/** @throws ProblemError `invalid_input` with the lines that cannot stand in a message */
function readMarkdown(markdown: string): RichText {
  const { tree, problems } = parseMarkdown(markdown);
  if (problems.length > 0) {
    throw new ProblemError("invalid_input", {
      issues: problems.map(({ line, code }) => ({ path: `markdown.${line}`, code })),
    });
  }
  if (tree.length === 0) throw invalidField("markdown", "required");
  return tree;
}
