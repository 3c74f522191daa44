import type { Conversation, Message } from "@helpbuoy/protocol";

const AT = "2026-03-02T08:00:00.000Z";

/** A conversation with everything that is not named left plain. */
export function conversationOf(conversation: Partial<Conversation>): Conversation {
  return {
    id: "c",
    number: null,
    handler: "bot",
    status: "open",
    locale: "en",
    subject: "",
    categorySlug: null,
    fields: [],
    createdAt: AT,
    updatedAt: AT,
    promisedAt: null,
    assignee: null,
    queuedAt: null,
    rating: null,
    readCursor: 0,
    seenCursor: 0,
    ...conversation,
  };
}

/** A message that says `text`. */
export function messageOf({
  text = "",
  ...message
}: Partial<Message> & { text?: string }): Message {
  return {
    id: "m",
    conversationId: "c",
    author: "visitor",
    authorName: null,
    body: [{ type: "paragraph", children: [{ type: "text", text }] }],
    attachments: [],
    turn: null,
    helped: null,
    cursor: 1,
    createdAt: AT,
    ...message,
  };
}
