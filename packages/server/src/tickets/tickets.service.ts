import {
  checkFields,
  createId,
  plainTextToRichText,
  visibleFields,
  type AnsweredField,
  type ConversationEvent,
  type ConversationSnapshot,
  type Form,
  type Id,
  type SubmitTicket,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { AccessService } from "../conversations/access.service.ts";
import { recordEvents, type NewConversationEvent } from "../conversations/conversation-log.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { newConversation } from "../conversations/new-conversation.ts";
import { messageCreated } from "../conversations/new-message.ts";
import { promisedAt } from "../conversations/reopened.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import type { RequestersService } from "../identity/requesters.service.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { SensitiveFieldsService } from "../privacy/sensitive-fields.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SpamService } from "../spam/spam.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { freeTicketNumber } from "./free-ticket-number.ts";
import { isSameCode, lookupCode } from "./lookup-code.ts";

export type TicketsService = ReturnType<typeof createTicketsService>;

/** Tickets: a conversation that got its number (SPEC CV1), and the way back to it. */
export function createTicketsService(
  { database, clock, random, secret }: Deps,
  {
    access,
    conversations,
    files,
    requesters,
    sensitiveFields,
    spam,
  }: {
    access: AccessService;
    conversations: ConversationsService;
    files: FilesService;
    requesters: RequestersService;
    sensitiveFields: SensitiveFieldsService;
    spam: SpamService;
  },
) {
  return {
    lookupCode: (siteKey: string, id: Id): string => lookupCode(secret, siteKey, id),

    /**
     * Does a `ticket.submit`.
     * @param form the form it was filled in; undefined is refused
     */
    async submit(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      command: SubmitTicket,
      form: Form | undefined,
    ): Promise<ConversationEvent[]> {
      const { conversationId, messageId } = command;
      if (!form) throw invalidField("formSlug", "not_an_option");
      checkForm(form, command);
      const before = await conversations.findOwn(transaction, visitor, conversationId);
      if (before?.conversation.status === "closed") throw new ProblemError("conversation_closed");
      if (before?.conversation.number) throw new ProblemError("transition_not_allowed");
      if (before?.messages.some((message) => message.id === messageId)) {
        throw invalidField("messageId", "already_used");
      }

      const now = clock.now();
      const at = isoTime(now);
      const attach = (ids: readonly Id[], path: string) =>
        files.attach(transaction, visitor, ids, { conversationId, messageId, path });
      const attachments = await attach(command.attachments, "attachments");
      const fields = answeredFields(form, command);
      for (const { id, value } of fields) {
        // A file may answer a field and stand among the attachments too.
        if (Array.isArray(value)) attachments.push(...(await attach(value, `fields.${id}`)));
      }

      const events: NewConversationEvent[] = [];
      if (!before) events.push(newConversation(command, { handler: "queue", at }));
      const said = command.description.trim();
      if (said || attachments.length > 0) {
        events.push(
          messageCreated({
            id: messageId,
            conversationId,
            author: "visitor",
            body: plainTextToRichText(command.description),
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
          locale: command.locale,
          subject: command.subject,
          categorySlug: command.categorySlug ?? before?.conversation.categorySlug ?? null,
          fields: sensitiveFields.masked(form, fields),
          createdAt: before?.conversation.createdAt ?? at,
          updatedAt: at,
          promisedAt: promisedAt(site, now),
          assignee: null,
          queuedAt: at,
          rating: before?.conversation.rating ?? null,
          readCursor: before?.conversation.readCursor ?? 0,
          seenCursor: before?.conversation.seenCursor ?? 0,
        },
      });
      const recorded = await recordEvents(transaction, site.key, before, { at, events });
      await sensitiveFields.keep(transaction, site.key, conversationId, { form, fields });
      await conversations.own(transaction, visitor, conversationId, {
        email: command.email,
        context: command.context,
      });
      await requesters.tellOfOne(transaction, site, visitor, conversationId);
      const texts = [command.subject, command.description, ...fields.flatMap(({ value }) => value)];
      await spam.judge(transaction, site, visitor, conversationId, texts);
      return recorded.events;
    },

    /**
     * Opens a ticket to a visitor session by its number and code, both in the shown form.
     * @throws ProblemError `ticket_not_found`, the same whatever is wrong (SPEC CV7)
     */
    async lookUp(
      visitor: Visitor,
      { number, code }: { number: string; code: string },
    ): Promise<ConversationSnapshot> {
      const { siteKey } = visitor;
      const found = await conversations.findByNumber(database, siteKey, number);
      // Where there is none, the same work is done for an id that nobody has.
      const id = found ?? createId(clock.now(), random);
      const isRight = isSameCode(code, lookupCode(secret, siteKey, id));
      if (!isRight || !found) throw new ProblemError("ticket_not_found");
      return inTransaction(database, async (transaction) => {
        const snapshot = await conversations.find(transaction, siteKey, id);
        // Of what was erased there is nothing to show.
        if (!snapshot || snapshot.conversation.erasedAt) {
          throw new ProblemError("ticket_not_found");
        }
        await access.grant(transaction, visitor, id);
        return snapshot;
      });
    },
  };
}

function checkForm(form: Form, command: SubmitTicket): void {
  const problems = Object.entries(checkFields(form, command.fields));
  if (problems.length === 0) return;
  throw new ProblemError("invalid_input", {
    issues: problems.map(([id, code]) => ({ path: `fields.${id}`, code })),
  });
}

/** What was asked for and answered; what stood in a field that is not shown is left out. */
function answeredFields(form: Form, { fields }: SubmitTicket): AnsweredField[] {
  return visibleFields(form, fields).flatMap(({ id, label }): AnsweredField[] => {
    const value = Object.hasOwn(fields, id) ? fields[id] : undefined;
    return value === undefined || value.length === 0 ? [] : [{ id, label, value }];
  });
}

function distinct<Item extends { fileId: Id }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.fileId, item])).values()];
}
