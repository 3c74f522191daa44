import type { Conversation } from "./conversation.ts";
import type { ConversationEvent } from "./events.ts";
import { erasedConversation } from "./erased.ts";
import type { Message } from "./message.ts";

/** A conversation as of `cursor`: the last event it holds. */
export type ConversationSnapshot = {
  conversation: Conversation;
  messages: Message[];
  cursor: number;
};

/**
 * Follows one event. The answer to a command and the stream may bring the same event in either
 * order, so one already held changes nothing (SPEC EV5), and the snapshot given is never changed.
 * @param snapshot undefined before the conversation's first event
 * @returns undefined only when the first event seen is not the conversation's first
 */
export function applyEvent(
  snapshot: ConversationSnapshot | undefined,
  event: ConversationEvent,
): ConversationSnapshot | undefined {
  if (snapshot && event.cursor <= snapshot.cursor) return snapshot;
  if (event.type === "conversation.started") {
    return { conversation: event.conversation, messages: [], cursor: event.cursor };
  }
  if (!snapshot) return undefined;
  const { conversation, messages } = snapshot;
  const changed = (patch: Partial<Conversation>): ConversationSnapshot => ({
    conversation: { ...conversation, ...patch, updatedAt: event.at },
    messages,
    cursor: event.cursor,
  });
  switch (event.type) {
    case "message.created":
      return { ...changed({}), messages: [...messages, event.message] };
    case "ticket.created":
    case "handoff.requested":
      return { conversation: event.conversation, messages, cursor: event.cursor };
    case "ticket.status_changed": {
      const { status, promisedAt } = event;
      const isReopened = conversation.status === "resolved" && status === "open";
      // What was taken for solved waited for nobody: it waits since it was reopened.
      const waitsAnew = isReopened && conversation.handler === "queue";
      return changed({ status, promisedAt, ...(waitsAnew && { queuedAt: event.at }) });
    }
    case "conversation.handler_changed":
      return changed({
        handler: event.handler,
        assignee: event.assignee,
        queuedAt: event.queuedAt,
      });
    case "conversation.assignee_pictured":
      return {
        conversation: { ...conversation, assignee: event.assignee },
        messages,
        cursor: event.cursor,
      };
    case "conversation.erased":
      return {
        conversation: erasedConversation(conversation, event.at),
        messages: [],
        cursor: event.cursor,
      };
    case "task.changed":
      return changed({ task: event.task });
    case "conversation.rated":
      return changed({ rating: event.rating });
    case "conversation.read":
      return {
        conversation: { ...conversation, readCursor: event.readCursor },
        messages,
        cursor: event.cursor,
      };
    case "conversation.seen":
      return {
        conversation: { ...conversation, seenCursor: event.seenCursor },
        messages,
        cursor: event.cursor,
      };
    case "answer.rated":
      return {
        conversation,
        messages: messages.map((message) =>
          message.id === event.messageId ? { ...message, helped: event.helped } : message,
        ),
        cursor: event.cursor,
      };
    default:
      return event satisfies never;
  }
}

/** How many messages of others the visitor has not read. */
export function unreadCount({ conversation, messages }: ConversationSnapshot): number {
  return messages.filter(
    (message) => message.author !== "visitor" && message.cursor > conversation.readCursor,
  ).length;
}
