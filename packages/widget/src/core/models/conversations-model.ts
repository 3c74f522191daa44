import { after, type TalkBackend } from "@helpbuoy/client";
import type { ArticleId, Command, Id, Locale, Message, TypingSignal } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import type { ConversationSnapshots } from "../conversation-snapshots.ts";
import type { HostCallbacks } from "../host-callbacks.ts";
import type { IdSource } from "../new-id.ts";
import type { Outbox, Outgoing } from "../outbox/outbox.ts";
import type { Visit } from "../visit.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import type { ConversationsModel, OfflineAnswer, ShownConversation } from "../widget.ts";
import { pendingMessages, showConversation, type Pending } from "./shown-conversation.ts";

/** Milliseconds a sign of writing is worth (SPEC EV8). */
const TYPING = 6_000;

type Refused = { outgoing: Outgoing[]; pending: Pending };

/** The model less what must be there before its code is: see `talk-face.ts`. */
export type TalkConversations = Omit<ConversationsModel, "start" | "draft" | "edit"> & {
  onTyping(signal: TypingSignal): void;
  /** Whoever was writing has said it. */
  onSaid(): void;
  destroy(): void;
  /** What has failed and waits for the visitor. */
  failed(messageId: Id): Pending | undefined;
  /** @throws BackendError where the bytes cannot be had */
  readFile(fileId: Id): Promise<Blob>;
  /** A new talk under this id. */
  begin(id: Id, options: { categorySlug?: string }): void;
};

/** Talks and tickets: what the server has, what is on its way, and what the visitor does with them. */
export function createConversationsModel(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  snapshots: ConversationSnapshots;
  outbox: Outbox;
  /** Of the tickets filed or looked up in this browser. */
  lookupCodes: ReadonlySignal<ReadonlyMap<Id, string>>;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  callbacks: HostCallbacks;
  ids: IdSource;
  /** By the message it answers. */
  offlineAnswers: ReadonlySignal<ReadonlyMap<Id, OfflineAnswer>>;
  /** What a task is called. */
  taskTitle(slug: string): string;
  /** Milliseconds since the epoch. */
  now(): number;
}): TalkConversations {
  const { backend, sessions, snapshots, outbox, lookupCodes, callbacks, ids } = parts;
  const readCursors = signal<ReadonlyMap<Id, number>>(new Map());
  /** What a full outbox did not take: shown as failed, its text and files at hand. */
  const refused = signal<readonly Refused[]>([]);
  const categories = new Map<Id, string>();
  const writing = signal<ReadonlyMap<Id, string>>(new Map());
  let stopWriting = () => {};
  let told = 0;

  const pending = computed(() => [
    ...pendingMessages(outbox.records.value, outbox.sending.value),
    ...refused.value.map((one) => one.pending),
  ]);
  const ratings = computed(() => {
    const commands = outbox.records.value.map(({ command }) => command);
    const rated = commands.filter((command) => command.type === "answer.rate");
    return new Map(rated.map(({ messageId, helped }) => [messageId, helped]));
  });

  function isUnderWay(type: "handoff.request" | "task.undo", id: Id): boolean {
    const records = outbox.records.value;
    return records.some(({ command }) => command.type === type && command.conversationId === id);
  }

  function shown(id: Id): ShownConversation {
    return showConversation(id, {
      snapshot: snapshots.all.value.get(id),
      pending: pending.value.filter(({ command }) => command.conversationId === id),
      ratings: ratings.value,
      isHandingOff: isUnderWay("handoff.request", id),
      isTakingBack: isUnderWay("task.undo", id),
      taskTitle: parts.taskTitle,
      readCursor: readCursors.value.get(id) ?? 0,
      lookupCode: lookupCodes.value.get(id),
      offlineAnswers: parts.offlineAnswers.value,
      isShown: (message: Message) => callbacks.isDisplayed(message),
    });
  }

  const every = computed(() => {
    // While it is not known who is here, nothing of whoever was here before is shown.
    if (sessions.isUnsure.value) return [];
    const waiting = pending.value.map(({ command }) => command.conversationId);
    const all = new Set([...waiting, ...snapshots.all.value.keys()]);
    const newest = (one: ShownConversation) =>
      one.messages[one.messages.length - 1]?.createdAt ??
      one.snapshot?.conversation.updatedAt ??
      "";
    return [...all].map(shown).sort((a, b) => (newest(a) < newest(b) ? 1 : -1));
  });

  // An erased one stands nowhere but on the screen that still shows it.
  const list = computed(() =>
    every.value.filter(({ snapshot }) => snapshot?.conversation.erasedAt === undefined),
  );
  const get = (id: Id) => every.value.find((conversation) => conversation.id === id);

  function enqueue(outgoing: Outgoing[]): void {
    if (outbox.enqueue(outgoing)) return;
    const { command, files } = outgoing[outgoing.length - 1] as Outgoing;
    if (command.type !== "message.send") return;
    const shownAs: Pending = {
      command,
      files,
      createdAt: parts.now(),
      delivery: "failed",
      failure: "storage",
      progress: new Map(files.map(({ fileId }) => [fileId, 0])),
    };
    refused.value = [...refused.peek(), { outgoing, pending: shownAs }];
  }

  function takeRefused(messageId: Id): Refused | undefined {
    const one = refused.peek().find(({ pending: { command } }) => command.messageId === messageId);
    refused.value = refused.peek().filter((other) => other !== one);
    return one;
  }

  /** The records of a message and of its files. */
  function recordsOf(messageId: Id): Id[] {
    const records = outbox.records.peek();
    const message = records.find(
      ({ command }) => "messageId" in command && command.messageId === messageId,
    );
    const fileIds = message?.files.map(({ fileId }) => fileId) ?? [];
    const uploads = records.filter(({ hasFile, files }) => {
      return hasFile && fileIds.includes(files[0]?.fileId ?? "");
    });
    return [...uploads, ...(message ? [message] : [])].map(({ id }) => id);
  }

  async function readFile(fileId: Id): Promise<Blob> {
    const outgoing = refused.peek().flatMap((one) => one.outgoing);
    const held = outgoing.find(({ command }) => "fileId" in command && command.fileId === fileId);
    const waiting = held?.file ?? (await outbox.file(fileId));
    return waiting ?? sessions.withToken((token) => backend.file(fileId, { token }));
  }

  return {
    list,
    unread: computed(() => list.value.reduce((sum, { unread }) => sum + unread, 0)),
    failure: snapshots.failure,
    get,
    begin(id, { categorySlug }) {
      if (categorySlug !== undefined) categories.set(id, categorySlug);
    },
    send(id, { text, files = [], choice, shop }) {
      const uploads = files.map((file) => uploadOf(ids.create(), id, file));
      const isFirst = get(id) === undefined;
      const categorySlug = categories.get(id);
      const command: Command = {
        type: "message.send",
        conversationId: id,
        messageId: ids.create(),
        locale: parts.locale.peek(),
        text,
        attachments: uploads.flatMap((upload) => upload.files.map(({ fileId }) => fileId)),
        ...(choice !== undefined && { choice: choice as ArticleId }),
        ...(isFirst && categorySlug !== undefined && { categorySlug }),
        ...(isFirst && { context: parts.visit.context() }),
        ...(shop && { shop }),
      };
      const approved = callbacks.beforeSend(command);
      const facts = uploads.flatMap((upload) => upload.files);
      if (approved) enqueue([...uploads, { command: approved, files: facts }]);
    },
    retry(messageId) {
      const again = takeRefused(messageId);
      if (again) enqueue(again.outgoing);
      else outbox.retry(recordsOf(messageId));
    },
    discard(messageId) {
      if (!takeRefused(messageId)) outbox.discard(recordsOf(messageId));
    },
    rateAnswer(id, messageId, helped) {
      const command: Command = { type: "answer.rate", conversationId: id, messageId, helped };
      outbox.enqueue([{ command, files: [] }]);
    },
    requestHandoff(id, capsule, { guide, shop } = {}) {
      const categorySlug = categories.get(id);
      const command: Command = {
        type: "handoff.request",
        conversationId: id,
        locale: parts.locale.peek(),
        ...(categorySlug !== undefined && { categorySlug }),
        capsule,
        ...(guide && { context: { guide } }),
        ...(shop && { shop }),
      };
      const approved = callbacks.beforeSend(command);
      if (approved) outbox.enqueue([{ command: approved, files: [] }]);
    },
    rate(id, rating) {
      const command: Command = { type: "conversation.rate", conversationId: id, rating };
      outbox.enqueue([{ command, files: [] }]);
    },
    confirm(id, solved) {
      const command: Command = { type: "conversation.confirm", conversationId: id, solved };
      outbox.enqueue([{ command, files: [] }]);
    },
    context() {
      const { guide } = parts.visit;
      return Promise.resolve({ ...parts.visit.context(), ...(guide && { guide }) });
    },
    async queuePlace(id) {
      const place = await sessions
        .withToken((token) => backend.queuePlace?.(id, { token }) ?? Promise.resolve(undefined))
        .catch(() => undefined);
      return place?.position ? place : undefined;
    },
    typing(id) {
      if (parts.now() - told < TYPING / 2 || !snapshots.all.peek().get(id)) return;
      told = parts.now();
      // Of the moment: one that is lost is not said again.
      sessions
        .withToken((token) => backend.signalTyping?.(id, { token }) ?? Promise.resolve())
        .catch(() => {});
    },
    writing,
    onTyping({ conversationId, author, text }) {
      if (author === "visitor") return;
      writing.value = new Map(writing.peek()).set(conversationId, text ?? "");
      stopWriting();
      stopWriting = after(TYPING, () => {
        writing.value = new Map();
      });
    },
    onSaid() {
      writing.value = new Map();
    },
    destroy: () => stopWriting(),
    markRead(id) {
      const snapshot = snapshots.all.peek().get(id);
      if (!snapshot || get(id)?.unread === 0) return;
      const { cursor } = snapshot;
      readCursors.value = new Map(readCursors.peek()).set(id, cursor);
      sessions
        .withToken((token) => backend.markRead(id, cursor, { token }))
        .catch(() => {
          // A receipt: it counts here at once, and the next one carries it further.
        });
    },
    refresh: () => snapshots.refresh(),
    failed: (messageId) =>
      pending
        .peek()
        .find(({ command, delivery }) => command.messageId === messageId && delivery === "failed"),
    readFile,
    file: (fileId) => readFile(fileId).catch(() => undefined),
  };
}

/** A file as it goes out, ahead of the message that names it. */
export function uploadOf(fileId: Id, conversationId: Id, file: File): Outgoing {
  const { name, type, size: bytes } = file;
  return {
    command: { type: "file.upload", fileId, conversationId, name: name.slice(0, 255) || "file" },
    file,
    files: [{ fileId, name, type, bytes }],
  };
}
