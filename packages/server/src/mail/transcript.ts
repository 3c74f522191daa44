import { richTextToPlainText, type ConversationSnapshot, type Locale } from "@helpbuoy/protocol";
import { mailWords } from "./mail-words.ts";

/** A conversation as text, to be kept. */
export function transcriptOf({ conversation, messages }: ConversationSnapshot): string {
  const words = mailWords(conversation.locale);
  const lines = messages.map(({ author, authorName, createdAt, body, attachments }) => {
    const names = { visitor: words.visitor, bot: words.assistant, agent: "", system: "" };
    const name = authorName ?? names[author];
    const said = [richTextToPlainText(body), ...attachments.map((file) => `[${file.name}]`)];
    return `${formatTime(createdAt, conversation.locale)}  ${name}\n${said.filter(Boolean).join("\n")}`;
  });
  const head = [conversation.number, conversation.subject].filter(Boolean).join("  ");
  return [head, ...lines].join("\n\n");
}

/** With the zone said, since nobody knows where a letter is read. */
export function formatTime(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  })
    .format(new Date(iso))
    .concat(" UTC");
}
