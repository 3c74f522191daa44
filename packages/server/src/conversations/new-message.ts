import type { Attachment, BotTurn, Id, Message, RichText } from "@helpbuoy/protocol";
import type { NewConversationEvent } from "./conversation-log.ts";

/** A message before it has its place in the log. */
export function messageCreated(message: {
  id: Id;
  conversationId: Id;
  author: Message["author"];
  authorName?: string;
  body: RichText;
  attachments?: Attachment[];
  turn?: BotTurn;
  at: string;
}): NewConversationEvent {
  const { id, conversationId, author, body, at } = message;
  return {
    type: "message.created",
    conversationId,
    message: {
      id,
      conversationId,
      author,
      authorName: message.authorName ?? null,
      body,
      attachments: message.attachments ?? [],
      turn: message.turn ?? null,
      helped: null,
      cursor: 0,
      createdAt: at,
    },
  };
}
