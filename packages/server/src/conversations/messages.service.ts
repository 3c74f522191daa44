import {
  pickLocale,
  plainTextToRichText,
  richTextToPlainText,
  type ConversationEvent,
  type ConversationSnapshot,
  type Message,
  type RateAnswer,
  type SendMessage,
} from "@helpbuoy/protocol";
import { botReply } from "../bot/bot-reply.ts";
import { textLocale } from "../bot/text-locale.ts";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import type { MissedQuestions } from "../learning/missed-questions.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { recordEvents, type NewConversationEvent } from "./conversation-log.ts";
import type { ConversationsService } from "./conversations.service.ts";
import { newConversation } from "./new-conversation.ts";
import { messageCreated } from "./new-message.ts";
import type { PendingAnswersService } from "./pending-answers.service.ts";
import { recordReply } from "./record-reply.ts";
import { reopened } from "./reopened.ts";

export type MessagesService = ReturnType<typeof createMessagesService>;

/** What visitors say, and what the bot answers. */
export function createMessagesService(
  deps: Deps,
  {
    conversations,
    files,
    missed,
    pendingAnswers,
  }: {
    conversations: ConversationsService;
    files: FilesService;
    missed: MissedQuestions;
    pendingAnswers: PendingAnswersService;
  },
) {
  const { clock } = deps;

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
    const { locale } = knowledge;
    if (reply.turn.kind === "unknown" && !reply.turn.offers) {
      await missed.count(transaction, site.key, locale, command.text);
    }
    const before = reply.turn.offerReason === "repeated_question" && answeredBefore(earlier);
    if (before) await missed.count(transaction, site.key, locale, before, "asked_again");
    const { conversationId, messageId } = command;
    const isForModel = command.choice === undefined && command.text.trim() !== "";
    const pending = { siteKey: site.key, conversationId, messageId, locale, reply };
    if (isForModel && (await pendingAnswers.begin(transaction, pending))) return [];
    return (await recordReply(transaction, deps, site.key, snapshot, reply)).events;
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
      const found = await conversations.findOwn(transaction, visitor, conversationId);
      if (found?.conversation.status === "closed") throw new ProblemError("conversation_closed");
      if (found?.messages.some((message) => message.id === messageId)) {
        throw invalidField("messageId", "already_used");
      }
      const overtaken = found && (await pendingAnswers.overtake(transaction, site.key, found));
      const before = overtaken?.length
        ? await conversations.find(transaction, site.key, conversationId)
        : found;
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
      const soFar = [...(overtaken ?? []), ...said.events];
      if (said.snapshot.conversation.handler !== "bot") return soFar;
      const asked = { command, earlier: before?.messages ?? [] };
      const answer = await botAnswers(transaction, site, asked, said.snapshot, knowledge);
      return [...soFar, ...answer];
    },

    /** Does an `answer.rate`; a question whose answer did not help is one more to look into. */
    async rateAnswer(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      command: RateAnswer,
    ): Promise<ConversationEvent[]> {
      const { conversationId, messageId, helped } = command;
      const before = await conversations.findOwn(transaction, visitor, conversationId);
      const events = await conversations.rateAnswer(transaction, visitor, command);
      const asked = !helped && before && unhelpedQuestion(before.messages, messageId);
      if (asked) {
        const own = pickLocale([before.conversation.locale], site.locales);
        const locale = textLocale(asked, own, site.locales);
        await missed.count(transaction, visitor.siteKey, locale, asked, "not_helped");
      }
      return events;
    },
  };
}

/** What was asked, where the answer to it was not judged before and was not asked for again: that one counted. */
function unhelpedQuestion(messages: readonly Message[], answerId: string): string | undefined {
  const at = messages.findIndex(({ id }) => id === answerId);
  const answer = messages[at];
  if (answer?.turn?.kind !== "answer" || answer.helped !== null) return undefined;
  const next = messages.slice(at + 1).find(({ author }) => author === "bot");
  if (next?.turn?.offerReason === "repeated_question") return undefined;
  const question = messages.slice(0, at).findLast(({ author }) => author === "visitor");
  return question && richTextToPlainText(question.body);
}

/** The question before, where the bot answered it and nobody said that it did not help: that one counted. */
function answeredBefore(earlier: readonly Message[]): string | undefined {
  const at = earlier.findLastIndex(({ author }) => author === "visitor");
  const answer = earlier.slice(at + 1).find(({ author }) => author === "bot");
  const question = earlier[at];
  const isAnswered = answer?.turn?.kind === "answer" && answer.helped !== false;
  return question && isAnswered ? richTextToPlainText(question.body) : undefined;
}
