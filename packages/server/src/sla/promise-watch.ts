import { setImmediate } from "node:timers/promises";
import type { SiteKey } from "@helpbuoy/protocol";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { PromiseEvent } from "../conversations/promise-events.ts";
import type { Deps } from "../deps.ts";
import { listConversationEvents } from "../events/event-log.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { slaFactsOf, slaOf } from "./sla.ts";

export type PromiseWatch = { look(): Promise<void> };

/** Tells agents, once each, when a promise is near its end and when it is breached (SPEC SL4). */
export function createPromiseWatch(
  { database, clock }: Deps,
  { conversations, sites }: { conversations: ConversationsService; sites: SitesService },
): PromiseWatch {
  async function lookAt(siteKey: SiteKey): Promise<void> {
    const { targets, hours } = await sites.get(siteKey);
    if (!targets) return;
    for (const { id, record } of await conversations.owed(siteKey)) {
      const isToldAll = record.breached.length === 2;
      if (isToldAll) continue;
      // The database answers at once, so that nobody else would be answered before the last is looked at.
      await setImmediate();
      const facts = slaFactsOf(await listConversationEvents(database, siteKey, id));
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
