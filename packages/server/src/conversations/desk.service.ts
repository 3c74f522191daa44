import {
  canChangeStatus,
  type ConversationEvent,
  type ConversationSnapshot,
  type ConversationStatus,
  type Id,
  type RichText,
} from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { isoTime } from "../clock.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Agent } from "../agents/agents.service.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import { findConversation, listConversations } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { messageCreated } from "./new-message.ts";
import { promisedAt } from "./reopened.ts";

/** Agents are shown so many conversations. */
const LISTED = 200;

export type DeskService = ReturnType<typeof createDeskService>;

/** What agents do to conversations. */
export function createDeskService(
  { database, clock }: Deps,
  { runOnce, conversations }: { runOnce: CommandRunner; conversations: ConversationsService },
) {
  /** Records what an agent's act comes to, once per key, and wakes the visitor's streams. */
  async function act(
    { site, agent, id, key }: { site: StoredSite; agent: Agent; id: Id; key: string },
    command: object,
    decide: (snapshot: ConversationSnapshot, at: string) => NewConversationEvent[],
  ): Promise<CommandOutcome> {
    const owner = { siteKey: site.key, visitorId: `agent:${agent.id}` };
    const outcome = await runOnce(owner, key, { id, ...command }, async (transaction) => {
      const snapshot = await findConversation(transaction, site.key, id);
      if (!snapshot) throw new ProblemError("not_found");
      const at = isoTime(clock.now());
      const events = decide(snapshot, at);
      const recorded = await recordEvents(transaction, site.key, snapshot, { at, events });
      return { events: recorded.events satisfies ConversationEvent[] };
    });
    await conversations.announce(site.key, id);
    return outcome;
  }

  return {
    list: (site: StoredSite): Promise<ConversationSnapshot[]> =>
      listConversations(database, { siteKey: site.key, visitorId: undefined }, LISTED),

    /** @throws ProblemError `transition_not_allowed` (SPEC CV3), `not_found` */
    setStatus: (
      place: { site: StoredSite; agent: Agent; id: Id; key: string },
      status: ConversationStatus,
    ): Promise<CommandOutcome> =>
      act(place, { status }, ({ conversation }) => {
        if (!canChangeStatus(conversation.status, status)) {
          throw new ProblemError("transition_not_allowed");
        }
        const isOwed = status === "open" && conversation.handler !== "bot";
        const promise = isOwed
          ? (conversation.promisedAt ?? promisedAt(place.site, clock.now()))
          : null;
        return [
          {
            type: "ticket.status_changed",
            conversationId: place.id,
            status,
            promisedAt: promise,
          },
        ];
      }),

    /** Replies as a person: the conversation is then theirs, and a new one is open (SPEC CV2, CV4). */
    reply: (
      place: { site: StoredSite; agent: Agent; id: Id; key: string },
      { messageId, markdown }: { messageId: Id; markdown: string },
    ): Promise<CommandOutcome> =>
      act(place, { messageId, markdown }, ({ conversation, messages }, at) => {
        const body = readReply(markdown);
        const { id: conversationId, status, handler } = conversation;
        if (status === "closed") throw new ProblemError("conversation_closed");
        if (messages.some((message) => message.id === messageId)) {
          throw invalidField("messageId", "already_used");
        }
        const events: NewConversationEvent[] = [];
        if (handler !== "agent") {
          events.push({ type: "conversation.handler_changed", conversationId, handler: "agent" });
        }
        events.push(
          messageCreated({
            id: messageId,
            conversationId,
            author: "agent",
            authorName: place.agent.name,
            body,
            at,
          }),
        );
        if (status === "new") {
          events.push({
            type: "ticket.status_changed",
            conversationId,
            status: "open",
            promisedAt: null,
          });
        }
        return events;
      }),
  };
}

/** @throws ProblemError `invalid_input` with the lines that cannot stand in a message */
function readReply(markdown: string): RichText {
  const { tree, problems } = parseMarkdown(markdown);
  if (problems.length > 0) {
    throw new ProblemError("invalid_input", {
      issues: problems.map(({ line, code }) => ({ path: `markdown.${line}`, code })),
    });
  }
  if (tree.length === 0) throw invalidField("markdown", "required");
  return tree;
}
