import {
  pickLocale,
  richTextToPlainText,
  type RequestHandoff,
  type ServerEvent,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { RequestersService } from "../identity/requesters.service.ts";
import type { MissedQuestions } from "../learning/missed-questions.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SpamService } from "../spam/spam.service.ts";
import { freeTicketNumber } from "../tickets/free-ticket-number.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { recordDeskEvents, type NewDeskEvent } from "./desk-log.ts";
import { feltEvents } from "./felt-events.ts";
import { newConversation } from "./new-conversation.ts";
import { promisedAt } from "./reopened.ts";

export type HandoffService = ReturnType<typeof createHandoffService>;

/** From the bot to a person. */
export function createHandoffService(
  { clock, random }: Deps,
  {
    conversations,
    requesters,
    spam,
    missed,
  }: {
    conversations: ConversationsService;
    requesters: RequestersService;
    spam: SpamService;
    missed: MissedQuestions;
  },
) {
  return {
    /** Does a `handoff.request` (SPEC HO1, HO6, BT7). */
    async request(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      { conversationId, locale, categorySlug, capsule, context }: RequestHandoff,
    ): Promise<ServerEvent[]> {
      const before = await conversations.findOwn(transaction, visitor, conversationId);
      const known = before?.conversation;
      if (known?.status === "closed") throw new ProblemError("conversation_closed");
      // Asked twice, or while someone is already at it: it is theirs, and stays so.
      if (known && known.handler !== "bot") return [];
      const now = clock.now();
      const at = isoTime(now);
      const started = newConversation(
        { conversationId, locale, categorySlug },
        { handler: "queue", at },
      );
      const events: NewConversationEvent[] = before ? [] : [started];
      events.push({
        type: "handoff.requested",
        conversationId,
        conversation: {
          ...(known ?? started.conversation),
          number:
            known?.number ??
            (await freeTicketNumber(transaction, site.key, { conversations, random })),
          handler: "queue",
          status: !known || known.status === "new" ? "new" : "open",
          categorySlug: categorySlug ?? known?.categorySlug ?? null,
          updatedAt: at,
          promisedAt: promisedAt(site, now),
          assignee: null,
          queuedAt: at,
        },
      });
      const recorded = await recordEvents(transaction, site.key, before, { at, events });
      await conversations.own(transaction, visitor, conversationId, { context });
      const told: NewDeskEvent[] = feltEvents(site, conversationId, before?.messages ?? []);
      if (capsule.length > 0) {
        told.unshift({ type: "desk.capsule_received", conversationId, capsule });
      }
      await recordDeskEvents(transaction, site.key, conversationId, { at, events: told });
      await requesters.tellOfOne(transaction, site, visitor, conversationId);
      const said = (before?.messages ?? []).filter(({ author }) => author === "visitor");
      const texts = said.map(({ body }) => richTextToPlainText(body));
      await spam.judge(transaction, site, visitor, conversationId, texts);
      if (known?.number == null) {
        const language = pickLocale([locale], site.locales);
        const searched = capsule.filter(({ kind }) => kind === "searched");
        for (const text of new Set(searched.map((line) => line.text))) {
          await missed.count(transaction, site.key, language, text, "searched");
        }
      }
      return recorded.events;
    },
  };
}
