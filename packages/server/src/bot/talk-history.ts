import { richTextToPlainText, type Message } from "@helpbuoy/protocol";
import type { BotTurn } from "@helpbuoy/search";

/** The talk so far as the decision reads it: each thing asked with what the bot made of it. */
export function talkHistory(messages: readonly Message[]): BotTurn[] {
  const turns: BotTurn[] = [];
  let asked: string | undefined;
  for (const message of messages) {
    if (message.author === "visitor") asked = richTextToPlainText(message.body);
    if (message.author !== "bot" || !message.turn || asked === undefined) continue;
    const { kind, citations } = message.turn;
    const articleId = kind === "answer" ? citations[0]?.articleId : undefined;
    turns.push({
      text: asked,
      decided: kind,
      ...(articleId !== undefined && { articleId: String(articleId) }),
    });
  }
  return turns;
}
