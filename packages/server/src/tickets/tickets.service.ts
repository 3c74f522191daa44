import {
  checkFields,
  createId,
  visibleFields,
  type ConversationEvent,
  type ConversationSnapshot,
  type Form,
  type Id,
  type SubmitTicket,
} from "@helpbuoy/protocol";
import type { AccessService } from "../conversations/access.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, invalidFields, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { isSameCode, lookupCode } from "./lookup-code.ts";
import { answeredFields, type TicketFiling } from "./ticket-filing.ts";

export type TicketsService = ReturnType<typeof createTicketsService>;

/** Tickets of forms, and the way back to any ticket. */
export function createTicketsService(
  { database, clock, random, secret }: Deps,
  {
    access,
    conversations,
    filing,
  }: { access: AccessService; conversations: ConversationsService; filing: TicketFiling },
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
      if (!form) throw invalidField("formSlug", "not_an_option");
      const problems = checkFields(form, command.fields);
      if (Object.keys(problems).length > 0) throw invalidFields(problems);
      const asked = visibleFields(form, command.fields);
      return filing.file(transaction, site, visitor, {
        ...command,
        categorySlug: command.categorySlug,
        text: command.description,
        asked,
        fields: answeredFields(asked, command.fields),
        context: command.context,
      });
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
