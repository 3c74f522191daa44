import type { ConversationSnapshot, Id } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import { isoTime } from "../clock.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import { findConversation } from "./conversations.repository.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { recordDeskEvents, type NewDeskEvent } from "./desk-log.ts";

/** Who does something to which conversation, under which idempotency key. */
export type DeskPlace = { site: StoredSite; agent: Agent; id: Id; key: string };

/** What an act comes to. */
export type DeskOutcome = {
  events?: NewConversationEvent[];
  deskEvents?: NewDeskEvent[];
};

export type DeskAct = (
  place: DeskPlace,
  command: object,
  decide: (snapshot: ConversationSnapshot, at: string) => DeskOutcome,
) => Promise<CommandOutcome>;

/**
 * Records what an agent's act comes to, once per key, and wakes the streams. The conversation is read
 * in the transaction that writes, so of two acts at once the second sees the first (SPEC HO3).
 */
export function createDeskAct(
  { clock }: Deps,
  { runOnce, conversations }: { runOnce: CommandRunner; conversations: ConversationsService },
): DeskAct {
  return async ({ site, agent, id, key }, command, decide) => {
    const owner = { siteKey: site.key, visitorId: `agent:${agent.id}` };
    const outcome = await runOnce(owner, key, { id, ...command }, async (transaction) => {
      const snapshot = await findConversation(transaction, site.key, id);
      if (!snapshot) throw new ProblemError("not_found");
      const at = isoTime(clock.now());
      const { events = [], deskEvents = [] } = decide(snapshot, at);
      const recorded =
        events.length > 0
          ? (await recordEvents(transaction, site.key, snapshot, { at, events })).events
          : [];
      const told = await recordDeskEvents(transaction, site.key, id, { at, events: deskEvents });
      return { events: [...recorded, ...told] };
    });
    await conversations.announce(site.key, id);
    return outcome;
  };
}
