import { formatTicketNumber, type SiteKey } from "@helpbuoy/protocol";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { Transaction } from "../database/database.ts";
import { randomDigits, type Random } from "../random.ts";

/** A ticket number no conversation of the site has, in its shown form (SPEC CV6). */
export async function freeTicketNumber(
  transaction: Transaction,
  siteKey: SiteKey,
  { conversations, random }: { conversations: ConversationsService; random: Random },
): Promise<string> {
  for (;;) {
    const number = formatTicketNumber(randomDigits(random, 9));
    if (!(await conversations.findByNumber(transaction, siteKey, number))) return number;
  }
}
