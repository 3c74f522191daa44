import {
  richTextToPlainText,
  type BotTurn as ProtocolTurn,
  type Message,
} from "@helpbuoy/protocol";
import type { BotTurn, Slots } from "@helpbuoy/search";

/** The talk so far as the decision reads it: each thing asked with what the bot made of it. */
export function talkHistory(messages: readonly Message[]): BotTurn[] {
  const turns: BotTurn[] = [];
  let asked: string | undefined;
  for (const message of messages) {
    if (message.author === "visitor") asked = richTextToPlainText(message.body);
    if (message.author !== "bot" || !message.turn || asked === undefined) continue;
    const { kind, citations, choices, slots } = message.turn;
    // Of several questions in one message the last leads on.
    const articleId = kind === "answer" ? citations[citations.length - 1]?.articleId : undefined;
    turns.push({
      text: asked,
      decided: kind,
      ...(articleId !== undefined && { articleId: String(articleId) }),
      ...(choices.length > 0 && { choices: choices.map((one) => String(one.articleId)) }),
      ...(slots && { slots: present(slots) }),
    });
  }
  return turns;
}

/** Without the fields that are there and hold nothing. */
const present = (slots: NonNullable<ProtocolTurn["slots"]>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
