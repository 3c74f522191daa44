import type { BackendErrorKind } from "@helpbuoy/client";
import type { Command, Id } from "@helpbuoy/protocol";

/** What is known of a file before the server has seen it. */
export type FileFacts = { fileId: Id; name: string; type: string; bytes: number };

/** One command on its way out, as it is kept. */
export type OutboxRecord = {
  version: 1;
  /** Rises in the order the commands were made. */
  id: Id;
  /** The same for every try, so that the command is done once (SPEC OB3). */
  idempotencyKey: string;
  command: Command;
  /** Milliseconds since the epoch by the server's clock. */
  createdAt: number;
  attempts: number;
  /** Milliseconds since the epoch by this device's clock. */
  nextAttemptAt: number;
  lastError?: { kind: BackendErrorKind; code?: string };
  /** The bytes of `file.upload` are kept beside it, as a Blob. */
  hasFile: boolean;
  /** The files it sends, or names. */
  files: FileFacts[];
};

const finalKinds: readonly BackendErrorKind[] = ["rejected", "invalid_response"];

/** It was refused itself. */
export function wasRefused({ lastError }: OutboxRecord): boolean {
  return lastError !== undefined && finalKinds.includes(lastError.kind);
}

/**
 * Those that wait for the visitor (SPEC OB4): what was refused, and what names a refused file, which
 * cannot be sent without it.
 */
export function failedRecords(records: readonly OutboxRecord[]): ReadonlySet<OutboxRecord> {
  const refused = records.filter(wasRefused);
  const files = refused.map(uploadedFile);
  const naming = records.filter((record) =>
    record.files.some(({ fileId }) => files.includes(fileId)),
  );
  return new Set([...refused, ...naming]);
}

/**
 * What must be sent one after the other: the commands of one conversation (SPEC OB2), and what the
 * page says of the visitor.
 */
export function laneOf({ id, command }: OutboxRecord): Id {
  if (command.type === "visitor.set_attributes") return command.type;
  const { conversationId } = command as { conversationId?: Id };
  return conversationId ?? id;
}

/** Of `file.upload`: the file's id, which what stands behind it names. */
export function uploadedFile({ command }: OutboxRecord): Id | undefined {
  return command.type === "file.upload" ? command.fileId : undefined;
}

/** As it is stored: whatever else stands there is not ours to send. */
export function readOutboxRecord(stored: unknown): OutboxRecord | undefined {
  const record = Object(stored) as OutboxRecord;
  const isWhole =
    record.version === 1 &&
    typeof record.id === "string" &&
    typeof record.idempotencyKey === "string" &&
    typeof record.command?.type === "string" &&
    Array.isArray(record.files);
  return isWhole ? record : undefined;
}
