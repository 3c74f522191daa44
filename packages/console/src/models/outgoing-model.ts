import { asBackendError } from "@helpbuoy/client";
import { isAttachmentName, type Id } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { DeskApi } from "../desk-api.ts";

/** Of one message, as the protocol says. */
export const MOST_FILES = 10;

/** A file for a reply that is not sent yet. */
export type OutgoingFile = {
  id: Id;
  file: File;
  /** 0-1 of its bytes. */
  part: number;
  state: "sending" | "sent" | "cut";
};

/** Why a file is not taken. */
export type FileRefusal = "file_too_big" | "file_not_allowed" | "file_empty" | "too_many_files";

export type OutgoingModel = {
  /** Of one file. */
  maxBytes: number;
  of(conversationId: Id): ReadonlySignal<readonly OutgoingFile[]>;
  /** Begins to send what may be sent. @returns what may not */
  add(conversationId: Id, files: readonly File[]): { file: File; why: FileRefusal }[];
  /** Sends one again that was cut. */
  retry(conversationId: Id, id: Id): void;
  remove(conversationId: Id, id: Id): void;
  /** Those that a message has taken. */
  clear(conversationId: Id): void;
};

/** Files on their way to the server while a reply is written; they outlive the screen, not the page. */
export function createOutgoingModel(parts: {
  api: Pick<DeskApi, "sendFile">;
  site: string;
  maxBytes: number;
  newId: () => Id;
  /** The server does not take it, and no other try would help. */
  onRefused(file: File, cause: unknown): void;
}): OutgoingModel {
  const { api, site, maxBytes, newId } = parts;
  const held = new Map<Id, Signal<readonly OutgoingFile[]>>();
  const stops = new Map<Id, AbortController>();

  function of(conversationId: Id): Signal<readonly OutgoingFile[]> {
    const files = held.get(conversationId) ?? signal<readonly OutgoingFile[]>([]);
    held.set(conversationId, files);
    return files;
  }

  function change(conversationId: Id, id: Id, patch: Partial<OutgoingFile>): void {
    const files = of(conversationId);
    files.value = files.peek().map((one) => (one.id === id ? { ...one, ...patch } : one));
  }

  function remove(conversationId: Id, id: Id): void {
    stops.get(id)?.abort();
    const files = of(conversationId);
    files.value = files.peek().filter((one) => one.id !== id);
  }

  async function send(conversationId: Id, { id, file }: OutgoingFile): Promise<void> {
    const stop = new AbortController();
    stops.set(id, stop);
    try {
      await api.sendFile(site, { fileId: id, conversationId, file }, stop.signal, (part) =>
        change(conversationId, id, { part }),
      );
      change(conversationId, id, { state: "sent", part: 1 });
    } catch (cause) {
      const { kind } = asBackendError(cause);
      if (kind === "aborted") return;
      if (kind === "offline" || kind === "timeout" || kind === "server") {
        change(conversationId, id, { state: "cut", part: 0 });
        return;
      }
      remove(conversationId, id);
      parts.onRefused(file, cause);
    } finally {
      stops.delete(id);
    }
  }

  function refusalOf({ name, size }: File): FileRefusal | undefined {
    if (size > maxBytes) return "file_too_big";
    if (!isAttachmentName(name)) return "file_not_allowed";
    return size === 0 ? "file_empty" : undefined;
  }

  return {
    maxBytes,
    of,
    remove,
    add(conversationId, added) {
      const files = of(conversationId);
      const refused: { file: File; why: FileRefusal }[] = [];
      for (const file of added) {
        const isFull = files.peek().length >= MOST_FILES;
        const why = refusalOf(file) ?? (isFull ? "too_many_files" : undefined);
        if (why) {
          refused.push({ file, why });
          continue;
        }
        const one: OutgoingFile = { id: newId(), file, part: 0, state: "sending" };
        files.value = [...files.peek(), one];
        void send(conversationId, one);
      }
      return refused;
    },
    retry(conversationId, id) {
      const one = of(conversationId)
        .peek()
        .find((file) => file.id === id);
      if (one?.state !== "cut") return;
      change(conversationId, id, { state: "sending" });
      void send(conversationId, one);
    },
    clear(conversationId) {
      of(conversationId).value = [];
    },
  };
}
