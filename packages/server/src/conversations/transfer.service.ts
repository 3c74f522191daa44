import {
  createId,
  plainTextToRichText,
  type Conversation,
  type ConversationSnapshot,
  type Id,
} from "@helpbuoy/protocol";
import type { AuditService } from "../audit/audit.service.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { TeamsService } from "../teams/teams.service.ts";
import type { AccessService } from "./access.service.ts";
import { claimed } from "./assignment.ts";
import type { NewConversationEvent } from "./conversation-log.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { createDeskAct, type DeskPlace } from "./desk-act.ts";
import { messageCreated } from "./new-message.ts";
import { promisedAt } from "./reopened.ts";
import { systemWords } from "./system-words.ts";

export type TransferService = ReturnType<typeof createTransferService>;

/** Conversations that change hands: to another agent, a team, another conversation, or the bin. */
export function createTransferService(
  deps: Deps,
  parts: {
    runOnce: CommandRunner;
    conversations: ConversationsService;
    access: AccessService;
    routing: RoutingService;
    teams: TeamsService;
    audit: AuditService;
  },
) {
  const { clock, random } = deps;
  const { conversations, access, teams, routing } = parts;
  const act = createDeskAct(deps, parts);

  function said({ id }: Conversation, text: string, at: string): NewConversationEvent {
    return messageCreated({
      id: createId(clock.now(), random),
      conversationId: id,
      author: "system",
      body: plainTextToRichText(text),
      at,
    });
  }

  return {
    /**
     * Gives a conversation to a colleague.
     * @throws ProblemError `invalid_input` where there is no such agent, `conversation_closed`
     */
    assign: (place: DeskPlace, { agentId }: { agentId: Id }): Promise<CommandOutcome> =>
      act(place, "assign", { agentId }, async ({ conversation }, _at, transaction) => {
        const people = await teams.colleagues(place.site.key, transaction);
        const colleague = people.find(({ id }) => id === agentId);
        if (!colleague) throw invalidField("agentId", "not_an_option");
        return { events: claimed(conversation, colleague, true) };
      }),

    /**
     * Passes a conversation on to a team, and tells the visitor by when (SPEC RT4).
     * @throws ProblemError `assigned_to_other`, `transition_not_allowed`, `invalid_input`
     */
    escalate: (
      place: DeskPlace,
      { teamId, reason }: { teamId: Id; reason: string },
    ): Promise<CommandOutcome> =>
      act(place, "escalate", { teamId, reason }, async ({ conversation }, at, transaction) => {
        const { id: conversationId, handler, status, assignee, locale } = conversation;
        if (handler === "bot" || status === "closed") {
          throw new ProblemError("transition_not_allowed");
        }
        if (assignee && assignee.id !== place.agent.id) throw new ProblemError("assigned_to_other");
        const team = (await teams.list(place.site.key, transaction)).find(
          ({ id }) => id === teamId,
        );
        if (!team) throw invalidField("teamId", "not_an_option");
        await routing.beginAnew(transaction, place.site.key, conversationId);
        if (assignee) {
          await routing.giveBack(transaction, place.site.key, conversationId, assignee.id);
        }
        return {
          events: [
            said(conversation, systemWords(locale).escalated(team.name), at),
            {
              type: "conversation.handler_changed",
              conversationId,
              handler: "queue",
              assignee: null,
              queuedAt: at,
            },
            {
              type: "ticket.status_changed",
              conversationId,
              status: status === "new" ? "new" : "open",
              promisedAt: promisedAt(place.site, clock.now()),
            },
          ],
          deskEvents: [
            {
              type: "desk.team_changed",
              conversationId,
              teamId,
              reason,
              agentName: place.agent.name,
            },
          ],
        };
      }),

    /**
     * Ends a ticket that is about the same thing as another one of the same visitor (SPEC RT5).
     * @throws ProblemError `invalid_input` where the other is not the same visitor's,
     * `transition_not_allowed` where either is closed or no ticket
     */
    merge: (place: DeskPlace, { intoId }: { intoId: Id }): Promise<CommandOutcome> =>
      act(place, "merge", { intoId }, async ({ conversation }, at, transaction) => {
        const { key } = place.site;
        const target = await conversations.find(transaction, key, intoId);
        if (!target || target.conversation.id === conversation.id) {
          throw invalidField("intoId", "not_an_option");
        }
        const readers = await access.readers(key, conversation.id, transaction);
        const others = await access.readers(key, intoId, transaction);
        if (!readers.some((one) => others.includes(one))) {
          throw invalidField("intoId", "not_an_option");
        }
        return merged({ conversation, target, at });
      }),

    /** Closes what nobody should answer. */
    markSpam: (place: DeskPlace): Promise<CommandOutcome> =>
      act(place, "spam", {}, ({ conversation: { id: conversationId, status } }) => {
        if (status === "closed") throw new ProblemError("transition_not_allowed");
        return {
          events: [
            { type: "ticket.status_changed", conversationId, status: "closed", promisedAt: null },
          ],
          deskEvents: [{ type: "desk.spam_marked", conversationId }],
        };
      }),

    /** Says that what looks like spam is none (SPEC SP3). */
    clearSuspicion: (place: DeskPlace): Promise<CommandOutcome> =>
      act(place, "not-spam", {}, async ({ conversation }, _at, transaction) => {
        const { id: conversationId } = conversation;
        const record = await conversations.record(transaction, place.site.key, conversationId);
        if (!record.suspicion) return {};
        return {
          deskEvents: [{ type: "desk.spam_suspected", conversationId, suspicion: null }],
        };
      }),
  };

  function merged({
    conversation,
    target,
    at,
  }: {
    conversation: Conversation;
    target: ConversationSnapshot;
    at: string;
  }) {
    const { id: from, number } = conversation;
    const { id: into, number: intoNumber } = target.conversation;
    const isOver = [conversation, target.conversation].some(({ status }) => status === "closed");
    if (isOver || !number || !intoNumber) throw new ProblemError("transition_not_allowed");
    const words = systemWords(conversation.locale);
    return {
      events: [
        said(conversation, words.mergedInto(intoNumber), at),
        {
          type: "ticket.status_changed" as const,
          conversationId: from,
          status: "closed" as const,
          promisedAt: null,
        },
      ],
      deskEvents: [{ type: "desk.merged" as const, conversationId: from, into }],
      also: {
        snapshot: target,
        events: [
          said(target.conversation, systemWords(target.conversation.locale).mergedFrom(number), at),
        ],
        deskEvents: [{ type: "desk.merge_received" as const, conversationId: into, from }],
      },
    };
  }
}
