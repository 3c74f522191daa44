import {
  plainTextToRichText,
  type AnsweredField,
  type AskedField,
  type Context,
  type ConversationEvent,
  type ConversationSnapshot,
  type FieldValues,
  type Id,
  type Locale,
  type TaskRun,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { recordEvents, type NewConversationEvent } from "../conversations/conversation-log.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { newConversation } from "../conversations/new-conversation.ts";
import { messageCreated } from "../conversations/new-message.ts";
import { promisedAt } from "../conversations/reopened.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import type { RequestersService } from "../identity/requesters.service.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { SensitiveFieldsService } from "../privacy/sensitive-fields.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SpamService } from "../spam/spam.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { freeTicketNumber } from "./free-ticket-number.ts";

/** What becomes a ticket: a form that was filled in, or a task. */
export type Filed = {
  conversationId: Id;
  messageId: Id;
  locale: Locale;
  subject: string;
  categorySlug: string | undefined;
  /** What the visitor says of it; "" where the fields say all. */
  text: string;
  email?: string | undefined;
  /** The fields that were asked for, and what was answered to them. */
  asked: readonly AskedField[];
  fields: readonly AnsweredField[];
  attachments: readonly Id[];
  context: Context | undefined;
  task?: TaskRun;
};

export type TicketFiling = ReturnType<typeof createTicketFiling>;

/** Makes tickets: a conversation gets its number, and waits for people (SPEC CV1). */
export function createTicketFiling(
  { clock, random }: Deps,
  parts: {
    conversations: ConversationsService;
    files: FilesService;
    requesters: RequestersService;
    sensitiveFields: SensitiveFieldsService;
    spam: SpamService;
  },
) {
  const { conversations, files, requesters, sensitiveFields, spam } = parts;

  /**
   * The talk that becomes the ticket; undefined: it begins with it.
   * @throws ProblemError `conversation_closed`, `transition_not_allowed`, `invalid_input`
   */
  async function begunAs(
    transaction: Transaction,
    visitor: Visitor,
    { conversationId, messageId }: Filed,
  ): Promise<ConversationSnapshot | undefined> {
    const before = await conversations.findOwn(transaction, visitor, conversationId);
    if (before?.conversation.status === "closed") throw new ProblemError("conversation_closed");
    if (before?.conversation.number) throw new ProblemError("transition_not_allowed");
    if (before?.messages.some((message) => message.id === messageId)) {
      throw invalidField("messageId", "already_used");
    }
    return before;
  }

  return {
    /** @throws ProblemError `conversation_closed`, `transition_not_allowed`, `invalid_input` */
    async file(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      filed: Filed,
    ): Promise<ConversationEvent[]> {
      const { conversationId, messageId, asked, fields } = filed;
      const before = await begunAs(transaction, visitor, filed);
      const now = clock.now();
      const at = isoTime(now);
      const attach = (ids: readonly Id[], path: string) =>
        files.attach(transaction, visitor, ids, { conversationId, messageId, path });
      const attachments = await attach(filed.attachments, "attachments");
      for (const { id, value } of fields) {
        // A file may answer a field and stand among the attachments too.
        if (Array.isArray(value)) attachments.push(...(await attach(value, `fields.${id}`)));
      }

      const events: NewConversationEvent[] = [];
      if (!before) events.push(newConversation(filed, { handler: "queue", at }));
      if (filed.text.trim() || attachments.length > 0) {
        events.push(
          messageCreated({
            id: messageId,
            conversationId,
            author: "visitor",
            body: plainTextToRichText(filed.text),
            attachments: distinct(attachments),
            at,
          }),
        );
      }
      events.push({
        type: "ticket.created",
        conversationId,
        conversation: {
          id: conversationId,
          number: await freeTicketNumber(transaction, site.key, { conversations, random }),
          handler: "queue",
          status: !before || before.conversation.status === "new" ? "new" : "open",
          locale: filed.locale,
          subject: filed.subject,
          categorySlug: filed.categorySlug ?? before?.conversation.categorySlug ?? null,
          fields: sensitiveFields.masked(asked, fields),
          createdAt: before?.conversation.createdAt ?? at,
          updatedAt: at,
          promisedAt: promisedAt(site, now),
          assignee: null,
          queuedAt: at,
          rating: before?.conversation.rating ?? null,
          readCursor: before?.conversation.readCursor ?? 0,
          seenCursor: before?.conversation.seenCursor ?? 0,
          ...(filed.task && { task: filed.task }),
        },
      });
      const recorded = await recordEvents(transaction, site.key, before, { at, events });
      await sensitiveFields.keep(transaction, site.key, conversationId, { asked, fields });
      await conversations.own(transaction, visitor, conversationId, {
        email: filed.email,
        context: filed.context,
      });
      await requesters.tellOfOne(transaction, site, visitor, conversationId);
      const texts = [filed.subject, filed.text, ...fields.flatMap(({ value }) => value)];
      await spam.judge(transaction, site, visitor, conversationId, texts);
      return recorded.events;
    },
  };
}

/**
 * What was asked for and answered; what stood in a field that is not shown is left out.
 * @param labelOf as the visitor saw it
 */
export function answeredFields(
  asked: readonly AskedField[],
  values: FieldValues,
  labelOf: (field: AskedField) => string = ({ label }) => label,
): AnsweredField[] {
  return asked.flatMap((field): AnsweredField[] => {
    const { id } = field;
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    if (value === undefined || value.length === 0) return [];
    return [{ id, label: labelOf(field), value }];
  });
}

function distinct<Item extends { fileId: Id }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.fileId, item])).values()];
}
