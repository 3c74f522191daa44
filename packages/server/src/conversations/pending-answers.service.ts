import type { ConversationEvent, ConversationSnapshot, Id, SiteKey } from "@helpbuoy/protocol";
import { plainTextToRichText, richTextToPlainText } from "@helpbuoy/protocol";
import type { BotReply } from "../bot/bot-reply.ts";
import { botWords } from "../bot/bot-words.ts";
import { isoTime } from "../clock.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { AnswerWriter, WriterRefusal } from "../language-model/answer-writer.ts";
import type { ModelBudget } from "../language-model/model-budget.ts";
import { showBeginning } from "../language-model/shown-beginning.ts";
import type { WrittenAnswer } from "../language-model/write-answer.ts";
import { errorFields } from "../logger.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { ConversationsService } from "./conversations.service.ts";
import {
  findPendingAnswer,
  insertPendingAnswer,
  listPendingAnswersDue,
  takePendingAnswer,
  type PendingAnswer,
} from "./pending-answers.repository.ts";
import { recordReply } from "./record-reply.ts";

/** After the model's own time, for what follows it (ms). */
const MARGIN = 5_000;

/** What came of asking the model, or why it was not asked. */
export type ModelOutcome = Written["outcome"] | "budget" | "dropped" | "error";
type Written = WrittenAnswer<WriterRefusal>;
export type ModelUse = {
  siteKey: SiteKey;
  outcome: ModelOutcome;
  tokens: number;
  /** Missing where it was not asked. */
  milliseconds: number | undefined;
};

export type PendingAnswersService = ReturnType<typeof createPendingAnswersService>;

/**
 * Answers that a language model writes (SPEC LM1-LM7). What the bot says without it is kept in the
 * transaction of the visitor's message, so that an answer comes whatever happens to the model or to us.
 */
export function createPendingAnswersService(
  deps: Deps,
  {
    conversations,
    knowledge,
    sites,
    budget,
    writer,
  }: {
    conversations: ConversationsService;
    knowledge: KnowledgeService;
    sites: SitesService;
    budget: ModelBudget;
    writer: AnswerWriter | undefined;
  },
) {
  const { database, clock, settings, logger } = deps;
  const underWay = new Map<string, { messageId: Id; stop: AbortController; done: Promise<void> }>();
  const listeners = new Set<(use: ModelUse) => void>();
  let isEnding = false;

  const nameOf = ({ siteKey, conversationId }: Pick<PendingAnswer, "siteKey" | "conversationId">) =>
    `${siteKey}/${conversationId}`;
  function count(siteKey: SiteKey, outcome: ModelOutcome, tokens = 0, milliseconds?: number): void {
    for (const tell of listeners) tell({ siteKey, outcome, tokens, milliseconds });
  }

  /** Gives the answer, once: the model's where it holds, else what the bot says without it. */
  async function give(
    transaction: Transaction,
    pending: PendingAnswer,
    reply: BotReply,
    tokens: number,
  ): Promise<ConversationEvent[] | undefined> {
    if (!(await takePendingAnswer(transaction, pending))) return undefined;
    await budget.count(transaction, pending, tokens);
    const { siteKey, conversationId } = pending;
    const snapshot = await conversations.find(transaction, siteKey, conversationId);
    // From the moment of handoff the bot says nothing, even where it was being asked (SPEC HO2).
    if (!snapshot || snapshot.conversation.handler !== "bot") return undefined;
    if (snapshot.conversation.status === "closed" || snapshot.conversation.erasedAt)
      return undefined;
    return (await recordReply(transaction, deps, siteKey, snapshot, reply)).events;
  }

  async function giveAndTell(
    pending: PendingAnswer,
    reply: BotReply,
    tokens: number,
  ): Promise<boolean> {
    const events = await inTransaction(database, (transaction) =>
      give(transaction, pending, reply, tokens),
    );
    if (events) await conversations.announce(pending.siteKey, pending.conversationId);
    return events !== undefined;
  }

  async function isWanted({ siteKey, conversationId, messageId }: PendingAnswer): Promise<boolean> {
    const found = await findPendingAnswer(database, siteKey, conversationId);
    const snapshot = await conversations.find(database, siteKey, conversationId);
    return found?.messageId === messageId && snapshot?.conversation.handler === "bot";
  }

  async function write(
    pending: PendingAnswer,
    { write: ask }: AnswerWriter,
    stop: AbortController,
  ): Promise<Written & { reply: BotReply }> {
    const { siteKey, conversationId, messageId, locale } = pending;
    const published = await knowledge.published(await sites.get(siteKey), locale);
    const snapshot = await conversations.find(database, siteKey, conversationId);
    const at = snapshot?.messages.findIndex(({ id }) => id === messageId) ?? -1;
    const message = snapshot?.messages[at];
    if (!snapshot || !message) return { outcome: "stopped", tokens: 0, reply: pending.reply };
    const question = richTextToPlainText(message.body);
    const { citations, choices } = pending.reply.turn;
    const shown = showBeginning(clock, async (text) => {
      if (!(await isWanted(pending))) return stop.abort();
      await conversations.signalTyping(siteKey, {
        type: "typing",
        conversationId,
        author: "bot",
        agentId: null,
        name: null,
        text,
      });
    });
    const answer = await ask(
      siteKey,
      {
        question,
        earlier: snapshot.messages.slice(0, at),
        decided: [...citations, ...choices],
        knowledge: published,
      },
      { signal: stop.signal, onText: shown.show },
    ).finally(shown.stop);
    if (!answer.written) return { ...answer, reply: pending.reply };
    const { body, articleIds } = answer.written;
    const cited = articleIds.flatMap((articleId) => {
      const article = published.article(articleId);
      return article ? [{ articleId, title: article.title }] : [];
    });
    // What else may have been meant stands beside a likely answer still (SPEC BT3).
    const isLikely = pending.reply.turn.kind === "answer";
    const beside = choices.filter(({ articleId }) => isLikely && !articleIds.includes(articleId));
    const turn: BotReply["turn"] = {
      ...pending.reply.turn,
      kind: "answer",
      citations: cited,
      choices: beside,
      isWritten: true,
    };
    const closing = beside.length > 0 ? plainTextToRichText(botWords(locale).beside) : [];
    return { ...answer, reply: { body: [...body, ...closing], turn } };
  }

  async function run(
    pending: PendingAnswer,
    by: AnswerWriter,
    stop: AbortController,
  ): Promise<void> {
    const begun = clock.now();
    const { siteKey } = pending;
    try {
      const { outcome, tokens, reply } = await write(pending, by, stop);
      const wasWanted = await giveAndTell(pending, reply, tokens);
      count(siteKey, wasWanted ? outcome : "dropped", tokens, clock.now() - begun);
    } catch (error) {
      logger.error(errorFields(error), "an answer was not written; the article's words are given");
      count(siteKey, "error", 0, clock.now() - begun);
      await giveAndTell(pending, pending.reply, pending.reserved).catch((again: unknown) => {
        logger.error(errorFields(again), "a pending answer was not given; it is tried again");
      });
    }
  }

  return {
    /** Told of each use of the model. */
    observe: (listener: (use: ModelUse) => void): void => void listeners.add(listener),

    /**
     * Leaves an answer to the model, if it is one for it: then the bot says nothing yet. After the
     * commit, `follow` has it written.
     * @returns false where the bot answers at once
     */
    async begin(
      transaction: Transaction,
      pending: Pick<PendingAnswer, "siteKey" | "conversationId" | "messageId" | "locale" | "reply">,
    ): Promise<boolean> {
      const { kind, offerPerson } = pending.reply.turn;
      // Where a person is offered, the site's own words are the surest.
      if (!writer || isEnding || offerPerson || (kind !== "answer" && kind !== "clarify")) {
        return false;
      }
      const { siteKey } = pending;
      const refusal = writer.refusal(siteKey);
      if (refusal) {
        count(siteKey, refusal);
        return false;
      }
      const aside = await budget.reserve(transaction, siteKey);
      if (!aside) {
        count(siteKey, "budget");
        return false;
      }
      const dueAt = isoTime(clock.now() + settings.llmTimeoutSeconds * 1_000 + MARGIN);
      await insertPendingAnswer(transaction, { ...pending, ...aside, dueAt });
      return true;
    },

    /** Who writes on does not wait: what the model has not said by now, the article says. */
    async overtake(
      transaction: Transaction,
      siteKey: SiteKey,
      snapshot: ConversationSnapshot,
    ): Promise<ConversationEvent[]> {
      const { id } = snapshot.conversation;
      const pending = await findPendingAnswer(transaction, siteKey, id);
      if (!pending) return [];
      underWay.get(nameOf(pending))?.stop.abort();
      return (await give(transaction, pending, pending.reply, pending.reserved)) ?? [];
    },

    /** Has the answer written that a conversation waits for, if it does. Returns at once. */
    async follow(siteKey: SiteKey, conversationId: Id): Promise<void> {
      if (!writer) return;
      const pending = await findPendingAnswer(database, siteKey, conversationId);
      if (!pending) return;
      const name = nameOf(pending);
      if (underWay.get(name)?.messageId === pending.messageId) return;
      const stop = new AbortController();
      if (isEnding) stop.abort();
      const { messageId } = pending;
      const done = run(pending, writer, stop).finally(() => {
        if (underWay.get(name)?.messageId === messageId) underWay.delete(name);
      });
      underWay.set(name, { messageId, stop, done });
    },

    /** Gives the answers whose time is over: of a server that died, or that has no model any more. */
    async giveOverdue(): Promise<void> {
      for (const pending of await listPendingAnswersDue(database, isoTime(clock.now()))) {
        if (underWay.get(nameOf(pending))?.messageId === pending.messageId) continue;
        await giveAndTell(pending, pending.reply, pending.reserved);
      }
    },

    removeOld: budget.removeOld,

    /** Asks the model no more, and gives what is being written as the articles say it. */
    end(): void {
      isEnding = true;
      for (const { stop } of underWay.values()) stop.abort();
    },

    /** Waits until all that was begun is given. */
    async settled(): Promise<void> {
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
}
