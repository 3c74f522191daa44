import {
  erasedEvent,
  type ConversationSnapshot,
  type ServerEvent,
  type SiteKey,
} from "@helpbuoy/protocol";
import type { Transaction } from "../database/database.ts";
import { listConversationEvents, rewriteEvent } from "../events/event-log.repository.ts";
import { recordEvents } from "./conversation-log.ts";
import { saveBackground } from "./conversations.repository.ts";
import { recordDeskEvents } from "./desk-log.ts";
import { deleteMessages } from "./messages.repository.ts";
import { dropPendingAnswer } from "./pending-answers.repository.ts";

/**
 * Takes out of the log and of the state what anyone said in a conversation, in the transaction given.
 * Each event keeps its id and its place; two more say that it is gone, so that whoever still shows the
 * words lets go of them too (SPEC PR3).
 */
export async function eraseConversation(
  transaction: Transaction,
  siteKey: SiteKey,
  snapshot: ConversationSnapshot,
  at: string,
): Promise<ServerEvent[]> {
  const { id: conversationId } = snapshot.conversation;
  for (const event of await listConversationEvents(transaction, siteKey, conversationId)) {
    await rewriteEvent(transaction, siteKey, erasedEvent(event));
  }
  await deleteMessages(transaction, siteKey, conversationId);
  await dropPendingAnswer(transaction, siteKey, conversationId);
  const { events } = await recordEvents(transaction, siteKey, snapshot, {
    at,
    events: [{ type: "conversation.erased", conversationId }],
  });
  const told = await recordDeskEvents(transaction, siteKey, conversationId, {
    at,
    events: [{ type: "desk.erased", conversationId }],
  });
  await saveBackground(transaction, siteKey, conversationId, { email: null, context: {} });
  return [...events, ...told];
}
