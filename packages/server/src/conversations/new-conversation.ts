import type { Handler, Id, Locale } from "@helpbuoy/protocol";
import type { NewConversationEvent } from "./conversation-log.ts";

/** Characters of a talk's first words that serve as its subject. */
const SUBJECT = 80;

/** The event that starts a conversation: without a number, and nothing read or promised yet. */
export function newConversation(
  said: {
    conversationId: Id;
    locale: Locale;
    subject?: string;
    text?: string;
    categorySlug?: string | undefined;
  },
  { handler, at }: { handler: Handler; at: string },
): Extract<NewConversationEvent, { type: "conversation.started" }> {
  const firstLine = (said.text ?? "").trim().split("\n")[0] ?? "";
  const words = [...firstLine];
  return {
    type: "conversation.started",
    conversationId: said.conversationId,
    conversation: {
      id: said.conversationId,
      number: null,
      handler,
      status: "new",
      locale: said.locale,
      subject:
        said.subject ??
        (words.length > SUBJECT ? `${words.slice(0, SUBJECT - 1).join("")}…` : firstLine),
      categorySlug: said.categorySlug ?? null,
      fields: [],
      createdAt: at,
      updatedAt: at,
      promisedAt: null,
      assignee: null,
      queuedAt: handler === "queue" ? at : null,
      rating: null,
      readCursor: 0,
      seenCursor: 0,
    },
  };
}
