import { createId, type ConversationSnapshot, type SiteKey } from "@helpbuoy/protocol";
import type { BotReply } from "../bot/bot-reply.ts";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { recordEvents, type Recorded } from "./conversation-log.ts";
import { messageCreated } from "./new-message.ts";

/** The bot says something in a conversation that is its own. */
export async function recordReply(
  transaction: Transaction,
  { clock, random }: Pick<Deps, "clock" | "random">,
  siteKey: SiteKey,
  snapshot: ConversationSnapshot,
  reply: BotReply,
): Promise<Recorded> {
  const at = isoTime(clock.now());
  const message = messageCreated({
    id: createId(clock.now(), random),
    conversationId: snapshot.conversation.id,
    author: "bot",
    ...reply,
    at,
  });
  return recordEvents(transaction, siteKey, snapshot, { at, events: [message] });
}
