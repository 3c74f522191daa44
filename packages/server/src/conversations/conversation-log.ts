import {
  applyEvent,
  type ConversationEvent,
  type ConversationSnapshot,
  type SiteKey,
} from "@helpbuoy/protocol";
import type { Transaction } from "../database/database.ts";
import { insertEvent, takeCursor, type NewEvent } from "../events/event-log.repository.ts";
import { saveConversation } from "./conversations.repository.ts";
import { insertQueueWait } from "./queue-waits.repository.ts";
import { insertMessage, saveHelped } from "./messages.repository.ts";

export type NewConversationEvent = Exclude<
  NewEvent,
  { type: "knowledge.published" | `desk.${string}` }
>;

/** What was recorded, and the conversation after it. */
export type Recorded = { events: ConversationEvent[]; snapshot: ConversationSnapshot };

/**
 * Appends events to the log and writes the state they lead to, in the transaction given. The state is
 * what `applyEvent` makes of them, so that a client that applies them stands where the server stands
 * (SPEC EV1).
 * @param snapshot undefined when the first event starts the conversation
 */
export async function recordEvents(
  transaction: Transaction,
  siteKey: SiteKey,
  snapshot: ConversationSnapshot | undefined,
  { at, events: wanted }: { at: string; events: readonly NewConversationEvent[] },
): Promise<Recorded> {
  let state = snapshot;
  const events: ConversationEvent[] = [];
  for (const one of wanted) {
    const cursor = await takeCursor(transaction, siteKey);
    const event = placed(one, cursor, at);
    await insertEvent(transaction, siteKey, event);
    if (event.type === "message.created") await insertMessage(transaction, siteKey, event.message);
    if (event.type === "answer.rated") await saveHelped(transaction, siteKey, event);
    const queuedAt = state?.conversation.queuedAt;
    if (event.type === "conversation.handler_changed" && event.handler === "agent" && queuedAt) {
      const { conversationId } = event;
      await insertQueueWait(transaction, siteKey, { conversationId, queuedAt, takenAt: at });
    }
    events.push(event);
    state = applyEvent(state, event);
  }
  if (!state) throw new Error("a conversation's first event must start it");
  await saveConversation(transaction, siteKey, state);
  return { events, snapshot: state };
}

function placed(event: NewConversationEvent, cursor: number, at: string): ConversationEvent {
  return event.type === "message.created"
    ? { ...event, cursor, at, message: { ...event.message, cursor } }
    : { ...event, cursor, at };
}
