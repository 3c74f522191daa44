import type { BackendError } from "@helpbuoy/client";
import {
  plainTextToRichText,
  unreadCount,
  type Command,
  type ConversationSnapshot,
  type Id,
  type Message,
} from "@helpbuoy/protocol";
import { failureReason } from "../failure-reason.ts";
import {
  failedRecords,
  uploadedFile,
  wasRefused,
  type FileFacts,
  type OutboxRecord,
} from "../outbox/outbox-record.ts";
import type { Attachment, OfflineAnswer, ShownConversation, ShownMessage } from "../widget.ts";

type Said = Extract<
  Command,
  { type: "message.send" | "ticket.submit" | "task.submit" | "task.appeal" }
>;
const isSaid = (command: Command): command is Said => /\.(send|submit|appeal)$/.test(command.type);

/** What stands in the outbox, or was not even taken by it, as the message list shows it. */
export type Pending = {
  command: Said;
  createdAt: number;
  files: FileFacts[];
  delivery: "queued" | "sending" | "failed";
  failure?: ShownMessage["failure"];
  /** 0-1 of each file's bytes that have gone; none: it is there. */
  progress: ReadonlyMap<Id, number>;
};

/** The messages on their way out, in order. */
export function pendingMessages(
  records: readonly OutboxRecord[],
  sending: ReadonlyMap<Id, number>,
): Pending[] {
  const allFailed = failedRecords(records);
  return records.flatMap((record): Pending[] => {
    const { command, createdAt, files } = record;
    if (!isSaid(command)) return [];
    const uploads = records.filter((other) =>
      files.some(({ fileId }) => fileId === uploadedFile(other)),
    );
    const isSending = [record, ...uploads].some(({ id }) => sending.has(id));
    const failed = allFailed.has(record);
    const lastError = [record, ...uploads].find(wasRefused)?.lastError;
    return [
      {
        command,
        createdAt,
        files,
        delivery: failed ? "failed" : isSending ? "sending" : "queued",
        ...(failed && lastError && { failure: reasonOf(lastError) }),
        progress: new Map(
          uploads.map((one) => [one.files[0]?.fileId ?? "", sending.get(one.id) ?? 0]),
        ),
      },
    ];
  });
}

function reasonOf({ kind, code }: NonNullable<OutboxRecord["lastError"]>) {
  return failureReason({ kind, problem: code ? ({ code } as BackendError["problem"]) : undefined });
}

/** One conversation for the panel: what the server has, then what is on its way. */
export function showConversation(
  id: Id,
  parts: {
    snapshot: ConversationSnapshot | undefined;
    pending: readonly Pending[];
    /** Ratings on their way, by message. */
    ratings: ReadonlyMap<Id, boolean>;
    /** The visitor has seen everything up to this cursor, whether the server knows it yet or not. */
    readCursor: number;
    lookupCode: string | undefined;
    isHandingOff: boolean;
    isTakingBack: boolean;
    /** What the bot said here while it could not be asked, by message. */
    offlineAnswers: ReadonlyMap<Id, OfflineAnswer>;
    isShown(message: Message): boolean;
    /** What a task is called. */
    taskTitle(slug: string): string;
  },
): ShownConversation {
  const { snapshot, ratings, lookupCode } = parts;
  const arrived = snapshot?.messages.filter(parts.isShown) ?? [];
  const sent = arrived.map((message): ShownMessage => ({
    ...message,
    helped: ratings.get(message.id) ?? message.helped,
    attachments: message.attachments.map((file): Attachment => ({ ...file, state: "sent" })),
    delivery: "sent",
  }));
  // The stream may bring a message before the answer to its command: it is shown once.
  const pending = parts.pending.filter(
    ({ command }) => !sent.some((message) => message.id === command.messageId),
  );
  const messages = [...sent, ...pending.map(showPending)].map((message): ShownMessage => ({
    ...message,
    offlineAnswer: parts.offlineAnswers.get(message.id),
  }));
  const last = messages[messages.length - 1];
  const filing = pending.map(({ command }) => subjectOf(command, parts.taskTitle));
  const subject = filing.find((one) => one !== undefined);
  return {
    id,
    snapshot,
    messages,
    unread: snapshot ? countUnread(snapshot, parts.readCursor) : 0,
    isWaiting:
      last?.author === "visitor" &&
      last.delivery !== "failed" &&
      (snapshot === undefined || snapshot.conversation.handler === "bot" || pending.length > 0),
    lookupCode,
    isHandingOff: parts.isHandingOff,
    isTakingBack: parts.isTakingBack,
    ...(subject !== undefined && { filing: { subject } }),
  };
}

/** Of what makes a ticket. */
function subjectOf(command: Said, taskTitle: (slug: string) => string): string | undefined {
  if (command.type === "ticket.submit") return command.subject;
  return command.type === "task.submit" ? taskTitle(command.taskSlug) : undefined;
}

function wordsOf(command: Said): string {
  if (command.type === "task.submit") return "";
  return command.type === "ticket.submit" ? command.description : command.text;
}

function countUnread(snapshot: ConversationSnapshot, readCursor: number): number {
  const { conversation } = snapshot;
  const seen = Math.max(conversation.readCursor, readCursor);
  return unreadCount({ ...snapshot, conversation: { ...conversation, readCursor: seen } });
}

function showPending(pending: Pending): ShownMessage {
  const { command, delivery, failure, progress, files } = pending;
  return {
    id: command.messageId,
    conversationId: command.conversationId,
    author: "visitor",
    authorName: null,
    body: plainTextToRichText(wordsOf(command)),
    attachments: files.map((file): Attachment => {
      const part = progress.get(file.fileId);
      if (part === undefined) return { ...file, state: "sent" };
      return { ...file, state: delivery, progress: part };
    }),
    turn: null,
    helped: null,
    cursor: Number.MAX_SAFE_INTEGER,
    createdAt: new Date(pending.createdAt).toISOString(),
    delivery,
    ...(failure && { failure }),
  };
}
