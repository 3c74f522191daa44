import type { ConversationSnapshot, Id, ServerEvent, SiteKey } from "@helpbuoy/protocol";
import type { AuditService } from "../audit/audit.service.ts";
import type { Agent } from "../agents/agents.service.ts";
import { isoTime } from "../clock.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import { findConversation } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { recordDeskEvents, type NewDeskEvent } from "./desk-log.ts";

/** Who does something to which conversation, under which idempotency key. */
export type DeskPlace = { site: StoredSite; agent: Agent; id: Id; key: string };

/** Whose an agent's keys and files are: no visitor is called so. */
export const deskOwner = ({ site, agent }: Pick<DeskPlace, "site" | "agent">) => ({
  siteKey: site.key,
  visitorId: `agent:${agent.id}`,
});

/** What an act comes to. */
export type DeskOutcome = {
  events?: NewConversationEvent[];
  deskEvents?: NewDeskEvent[];
  /** What it means for another conversation. */
  also?: { snapshot: ConversationSnapshot } & Pick<DeskOutcome, "events" | "deskEvents">;
};

export type DeskAct = (
  place: DeskPlace,
  /** For the audit log. */
  name: string,
  command: object,
  decide: (
    snapshot: ConversationSnapshot,
    at: string,
    transaction: Transaction,
  ) => DeskOutcome | Promise<DeskOutcome>,
) => Promise<CommandOutcome>;

/**
 * Records what an agent's act comes to, once per key, and wakes the streams. The conversation is read
 * in the transaction that writes, so of two acts at once the second sees the first (SPEC HO3).
 */
export function createDeskAct(
  { clock }: Deps,
  {
    runOnce,
    conversations,
    routing,
    audit,
  }: {
    runOnce: CommandRunner;
    conversations: ConversationsService;
    routing: RoutingService;
    audit: AuditService;
  },
): DeskAct {
  return async ({ site, agent, id, key }, name, command, decide) => {
    const owner = deskOwner({ site, agent });
    const outcome = await runOnce(owner, key, { id, name, ...command }, async (transaction) => {
      const snapshot = await findConversation(transaction, site.key, id);
      if (!snapshot) throw new ProblemError("not_found");
      const at = isoTime(clock.now());
      const decided = await decide(snapshot, at, transaction);
      const recorded = await record(transaction, site.key, at, { snapshot, ...decided });
      await audit.append(transaction, {
        siteKey: site.key,
        agent,
        act: `conversation.${name}`,
        subject: snapshot.conversation.number ?? id,
      });
      if (!decided.also) return { events: recorded };
      return { events: [...recorded, ...(await record(transaction, site.key, at, decided.also))] };
    });
    const touched = new Set(outcome.events.map(({ conversationId }) => conversationId ?? id));
    for (const one of touched.add(id)) await conversations.announce(site.key, one);
    await routing.follow(site.key, outcome.events);
    return outcome;
  };
}

async function record(
  transaction: Transaction,
  siteKey: SiteKey,
  at: string,
  { snapshot, events = [], deskEvents = [] }: NonNullable<DeskOutcome["also"]>,
): Promise<ServerEvent[]> {
  const { id } = snapshot.conversation;
  const recorded =
    events.length > 0
      ? (await recordEvents(transaction, siteKey, snapshot, { at, events })).events
      : [];
  const told = await recordDeskEvents(transaction, siteKey, id, { at, events: deskEvents });
  return [...recorded, ...told];
}
