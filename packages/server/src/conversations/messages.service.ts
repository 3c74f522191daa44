import {
  createId,
  plainTextToRichText,
  type ConversationEvent,
  type ConversationSnapshot,
  type Message,
  type SendMessage,
} from "@helpbuoy/protocol";
import { botReply } from "../bot/bot-reply.ts";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import { createSearchMisses } from "../knowledge/search-misses.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { newConversation } from "./new-conversation.ts";
import { messageCreated } from "./new-message.ts";
import { reopened } from "./reopened.ts";

export type MessagesService = ReturnType<typeof createMessagesService>;

/** What visitors say, and what the bot answers. */
export function createMessagesService(
  deps: Deps,
  { conversations, files }: { conversations: ConversationsService; files: FilesService },
) {
  const { clock, random } = deps;
  const misses = createSearchMisses(deps);

  async function botAnswers(
    transaction: Transaction,
    site: StoredSite,
    { command, earlier }: { command: SendMessage; earlier: readonly Message[] },
    snapshot: ConversationSnapshot,
    knowledge: PublishedKnowledge,
  ): Promise<ConversationEvent[]> {
    const reply = botReply(
      {
        text: command.text,
        choice: command.choice,
        hasFiles: command.attachments.length > 0,
        messages: earlier,
        replyWithinHours: site.replyWithinHours,
      },
      knowledge,
    );
    if (reply.turn.kind === "unknown") {
      await misses.count(transaction, site.key, knowledge.locale, command.text);
    }
    const at = isoTime(clock.now());
    const message = messageCreated({
      id: createId(clock.now(), random),
      conversationId: command.conversationId,
      author: "bot",
      ...reply,
      at,
    });
    const recorded = await recordEvents(transaction, site.key, snapshot, { at, events: [message] });
    return recorded.events;
  }

  return {
    /** Does a `message.send`: the visitor's words, and the bot's where the talk is the bot's (SPEC CV4). */
    async send(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      command: SendMessage,
      knowledge: PublishedKnowledge,
    ): Promise<ConversationEvent[]> {
      const { conversationId, messageId } = command;
      if (!command.text.trim() && command.attachments.length === 0 && !command.choice) {
        throw invalidField("text", "required");
      }
      const before = await conversations.findOwn(transaction, visitor, conversationId);
      if (before?.conversation.status === "closed") throw new ProblemError("conversation_closed");
      if (before?.messages.some((message) => message.id === messageId)) {
        throw invalidField("messageId", "already_used");
      }
      const attachments = await files.attach(transaction, visitor, command.attachments, {
        conversationId,
        messageId,
        path: "attachments",
      });
      const at = isoTime(clock.now());
      const message = messageCreated({
        id: messageId,
        conversationId,
        author: "visitor",
        body: plainTextToRichText(command.text),
        attachments,
        at,
      });
      const events: NewConversationEvent[] = before
        ? [message, ...reopened(before.conversation, site, clock.now())]
        : [newConversation(command, { handler: "bot", at }), message];
      const said = await recordEvents(transaction, site.key, before, { at, events });
      if (!before) {
        await conversations.own(transaction, visitor, conversationId, { context: command.context });
      }
      if (said.snapshot.conversation.handler !== "bot") return said.events;
      const asked = { command, earlier: before?.messages ?? [] };
      const answer = await botAnswers(transaction, site, asked, said.snapshot, knowledge);
      return [...said.events, ...answer];
    },
  };
}
