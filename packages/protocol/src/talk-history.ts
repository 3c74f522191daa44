import type { BotTurn, Message } from "./message.ts";
import { richTextToPlainText } from "./rich-text.ts";

/** One thing asked, with what the bot made of it. */
export type TalkTurn = {
  text: string;
  decided: BotTurn["kind"];
  /** The article that was answered with. */
  articleId?: string;
  /** The articles that were offered to choose from. */
  choices?: string[];
  slots?: { order?: string; amount?: string; account?: string };
};

/** The talk so far as the bot's decision reads it. */
export function talkHistory(
  messages: readonly Pick<Message, "author" | "body" | "turn">[],
): TalkTurn[] {
  const turns: TalkTurn[] = [];
  let asked: string | undefined;
  for (const message of messages) {
    if (message.author === "visitor") asked = richTextToPlainText(message.body);
    if (message.author !== "bot" || !message.turn || asked === undefined) continue;
    const { kind, citations, choices, offers, slots } = message.turn;
    // Of several questions in one message the last leads on.
    const articleId = kind === "answer" ? citations[citations.length - 1]?.articleId : undefined;
    turns.push({
      text: asked,
      decided: kind,
      ...(articleId !== undefined && { articleId: String(articleId) }),
      ...(choices.length > 0 && { choices: choices.map((one) => String(one.articleId)) }),
      ...(offers && { offered: offers.map((one) => `${one.kind}/${one.slug}`) }),
      ...(slots && { slots: present(slots) }),
    });
  }
  return turns;
}

/** Without the fields that are there and hold nothing. */
const present = (slots: NonNullable<BotTurn["slots"]>): NonNullable<TalkTurn["slots"]> =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
