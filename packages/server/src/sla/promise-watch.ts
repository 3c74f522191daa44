import { setImmediate } from "node:timers/promises";
import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { PromiseEvent } from "../conversations/promise-events.ts";
import type { Deps } from "../deps.ts";
import { listConversationEvents } from "../events/event-log.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { slaFactsOf, slaOf, type SlaFacts } from "./sla.ts";

/** What a conversation's log said up to a cursor. */
type Read = { facts: SlaFacts; cursor: number };

export type PromiseWatch = { look(): Promise<void> };

/** Tells agents, once each, when a promise is near its end and when it is breached (SPEC SL4). */
export function createPromiseWatch(
  { database, clock }: Deps,
  { conversations, sites }: { conversations: ConversationsService; sites: SitesService },
): PromiseWatch {
  /** What was read of each site's logs, by conversation: only what is new is read again. */
  const read = new Map<SiteKey, Map<Id, Read>>();

  async function lookAt(siteKey: SiteKey): Promise<void> {
    const { targets, hours } = await sites.get(siteKey);
    const before = read.get(siteKey);
    const known = new Map<Id, Read>();
    read.set(siteKey, known);
    if (!targets) return;
    for (const { id, cursor, record } of await conversations.owed(siteKey)) {
      const isToldAll = record.breached.length === 2;
      if (isToldAll) continue;
      let facts = before?.get(id)?.facts;
      const from = before?.get(id)?.cursor ?? 0;
      if (!facts || from < cursor) {
        // The database answers at once, so that nobody else would be answered before the last is looked at.
        await setImmediate();
        const news = await listConversationEvents(database, siteKey, id, { from, to: cursor });
        facts = slaFactsOf(news, facts);
      }
      known.set(id, { facts, cursor });
      const events: PromiseEvent[] = [];
      for (const one of slaOf(facts, targets[record.priority], hours, clock.now())) {
        const about = { conversationId: id, promise: one.kind } as const;
        if (one.state === "breached" && !record.breached.includes(one.kind)) {
          events.push({ type: "desk.promise_breached", ...about });
        } else if (one.state === "running" && one.isNear && !record.warned.includes(one.kind)) {
          events.push({ type: "desk.promise_warned", ...about });
        }
      }
      if (events.length === 0) continue;
      await conversations.tellOfPromises(siteKey, id, events);
    }
  }

  return {
    async look() {
      for (const siteKey of await sites.keys()) await lookAt(siteKey);
    },
  };
}
