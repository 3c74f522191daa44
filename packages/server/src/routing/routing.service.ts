import { isOpen, nextOpening, type Id, type ServerEvent, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { assigneeOf } from "../conversations/assignment.ts";
import { recordEvents } from "../conversations/conversation-log.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { TeamsService } from "../teams/teams.service.ts";
import { chooseAgent, teamOf } from "./choose-agent.ts";
import { forgetGivenBack, listGivenBack, saveGivenBack } from "./given-back.repository.ts";
import { queueOrder } from "./queue-order.ts";
import { waitEstimate, type WaitBand } from "./wait-estimate.ts";
import { listWaiting } from "./waiting.repository.ts";

export type QueuePlace = {
  position: number;
  estimate: WaitBand | null;
  agentsOnline: number;
  /** When people answer again; null while they do. */
  opensAt: string | null;
};

export type RoutingService = ReturnType<typeof createRoutingService>;

/** Brings those who wait to those who are at work (SPEC RT1-RT3). */
export function createRoutingService(
  { database, clock }: Deps,
  { conversations, teams }: { conversations: ConversationsService; teams: TeamsService },
) {
  /** Gives everyone who waits to someone who can take them, the most pressing first. */
  async function assignWaiting(siteKey: SiteKey): Promise<void> {
    const assigned = await inTransaction(database, async (transaction) => {
      const people = await teams.colleagues(siteKey, transaction);
      if (!people.some(({ isOnline }) => isOnline)) return [];
      const known = await teams.list(siteKey, transaction);
      const givenBack = await listGivenBack(transaction, siteKey);
      const at = isoTime(clock.now());
      const taken: Id[] = [];
      for (const waiting of queueOrder(await listWaiting(transaction, siteKey), clock.now())) {
        const { id, categorySlug, record } = waiting;
        const team = teamOf({ teamId: record.teamId, categorySlug }, known);
        const agent = chooseAgent(people, team, givenBack.get(id));
        if (!agent) continue;
        const snapshot = await conversations.find(transaction, siteKey, id);
        const assignee = assigneeOf(agent, team?.name ?? null);
        await recordEvents(transaction, siteKey, snapshot, {
          at,
          events: [
            {
              type: "conversation.handler_changed",
              conversationId: id,
              handler: "agent",
              assignee,
              queuedAt: null,
            },
          ],
        });
        agent.load += 1;
        taken.push(id);
      }
      return taken;
    });
    for (const id of assigned) await conversations.announce(siteKey, id);
  }

  return {
    assignWaiting,

    /** Keeps in mind that an agent gave a conversation back: it is brought to others (SPEC HO5). */
    giveBack: (transaction: Transaction, siteKey: SiteKey, conversationId: Id, agentId: Id) =>
      saveGivenBack(transaction, siteKey, { conversationId, agentId }),

    /** It goes to other people now, so whoever gave it back before may be given it again. */
    beginAnew: (transaction: Transaction, siteKey: SiteKey, conversationId: Id) =>
      forgetGivenBack(transaction, siteKey, conversationId),

    /** Whether what happened leaves someone waiting, or someone at work with a hand free. */
    async follow(siteKey: SiteKey, events: readonly ServerEvent[]): Promise<void> {
      if (events.some(changesQueue)) await assignWaiting(siteKey);
    },

    /**
     * Where a conversation stands among those who wait; position 0: it waits no more.
     * @returns `estimate` null where too little is known; `agentsOnline` 0: nobody is at work
     */
    async placeOf({ key: siteKey, hours }: StoredSite, id: Id): Promise<QueuePlace> {
      const now = clock.now();
      const opensAt = hours && !isOpen(hours, now) ? nextOpening(hours, now) : undefined;
      const waiting = queueOrder(await listWaiting(database, siteKey), clock.now());
      const people = await teams.colleagues(siteKey);
      return {
        position: waiting.findIndex((one) => one.id === id) + 1,
        estimate: waitEstimate(await conversations.recentWaits(siteKey)) ?? null,
        agentsOnline: people.filter(({ isOnline }) => isOnline).length,
        opensAt: opensAt === undefined ? null : isoTime(opensAt),
      };
    },

    /** Says whether an agent is at work; to be said anew while they are. */
    async setPresence(siteKey: SiteKey, agentId: Id, isOnline: boolean): Promise<void> {
      await teams.setPresence(siteKey, agentId, isOnline);
      if (isOnline) await assignWaiting(siteKey);
    },
  };
}

function changesQueue(event: ServerEvent): boolean {
  switch (event.type) {
    case "handoff.requested":
    case "ticket.created":
    case "ticket.status_changed":
      return true;
    case "conversation.handler_changed":
      return event.handler === "queue";
    default:
      return false;
  }
}
