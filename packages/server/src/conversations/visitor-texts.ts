import { richTextToPlainText, type Message } from "@helpbuoy/protocol";

/** What the visitor wrote among messages, in their order. */
export const visitorTexts = (messages: readonly Message[]): string[] =>
  messages
    .filter(({ author }) => author === "visitor")
    .map(({ body }) => richTextToPlainText(body));
