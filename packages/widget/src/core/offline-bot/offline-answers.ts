import type { BackendErrorKind } from "@helpbuoy/client";
import type { Command, Id } from "@helpbuoy/protocol";
import { effect, signal, type Signal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { TalkConversations } from "../models/conversations-model.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { laneOf, type OutboxRecord } from "../outbox/outbox-record.ts";
import type { OfflineAnswer, ShownConversation } from "../widget.ts";
import { createOfflineBot } from "./offline-bot.ts";

type SendMessage = Extract<Command, { type: "message.send" }>;

/** Answers from what is kept here whatever the visitor asks the bot and cannot be sent. Returns its undo. */
export function startOfflineAnswers(parts: {
  environment: Pick<Environment, "connectivity">;
  pack: Pick<Knowledge, "edition" | "index" | "fetchDepth">;
  outbox: Pick<Outbox, "records">;
  conversations: Pick<TalkConversations, "get">;
  /** By the message it answers: in memory, and in no log (SPEC OA3). */
  offlineAnswers: Signal<ReadonlyMap<Id, OfflineAnswer>>;
}): () => void {
  const { pack, offlineAnswers: answers } = parts;
  const { records } = parts.outbox;
  const { get } = parts.conversations;
  const { connectivity } = parts.environment;
  const isOnline = signal(connectivity.isOnline());
  const bot = createOfflineBot(pack);
  const asked = new Set<Id>();
  const talkOf = new Map<Id, Id>();
  let answering = Promise.resolve();

  async function answer({ conversationId, messageId, text, choice }: SendMessage): Promise<void> {
    const messages = get(conversationId)?.messages ?? [];
    const place = messages.findIndex(({ id }) => id === messageId);
    const given = await bot.answer({ text, choice, before: messages.slice(0, place) });
    if (!given) return;
    talkOf.set(messageId, conversationId);
    answers.value = new Map(answers.peek()).set(messageId, given);
  }

  /** Until it is answered in earnest, so that nothing is said twice (SPEC OA3). */
  function stands(messageId: Id): boolean {
    const talk = get(talkOf.get(messageId) ?? "");
    const messages = talk?.messages ?? [];
    const place = messages.findIndex(({ id }) => id === messageId);
    const isAnswered = messages.slice(place).some(({ author }) => author !== "visitor");
    return place >= 0 && !isAnswered && isBots(talk);
  }

  const undo = [
    connectivity.onChange((online) => (isOnline.value = online)),
    effect(() => {
      // Ahead of need, while there is a network.
      if (isOnline.value && pack.edition.value && pack.index.value)
        void bot.prepare().catch(() => {});
    }),
    effect(() => {
      const standing = [...answers.value].filter(([messageId]) => stands(messageId));
      if (standing.length < answers.value.size) answers.value = new Map(standing);
    }),
    effect(() => {
      if (!pack.index.value) return;
      // Without a network the outbox tries no more than one: the others would fare no better.
      const isCut = !isOnline.value || records.value.some(failedBy("offline"));
      const stuck = new Set(records.value.filter(failedBy("timeout", "server")).map(laneOf));
      for (const record of records.value) {
        const { command } = record;
        if (command.type !== "message.send" || asked.has(command.messageId)) continue;
        if (!isCut && !stuck.has(laneOf(record))) continue;
        if (!isWithBot(get(command.conversationId))) continue;
        asked.add(command.messageId);
        // One after the other: what was said to one is history to the next.
        answering = answering
          .then(() => answer(command))
          .catch(() => {
            // Its parts did not come. The message waits for the server as any other.
          });
      }
    }),
  ];
  return () => undo.forEach((stop) => stop());
}

/** Tried in vain, and to be tried again. */
const failedBy =
  (...kinds: readonly BackendErrorKind[]) =>
  ({ lastError }: OutboxRecord): boolean =>
    lastError !== undefined && kinds.includes(lastError.kind);

/** From handoff on the bot says nothing (SPEC HO2), also where only this browser knows of it. */
const isWithBot = (talk: ShownConversation | undefined): boolean =>
  talk !== undefined && !talk.isHandingOff && !talk.filing && isBots(talk);

const isBots = (talk: ShownConversation | undefined): boolean =>
  (talk?.snapshot?.conversation.handler ?? "bot") === "bot";
