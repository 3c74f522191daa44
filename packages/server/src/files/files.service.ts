import { mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Attachment, Id, SiteKey, UploadFile } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { KeyOwner } from "../commands/idempotency.repository.ts";
import type { CommandRunner } from "../commands/run-once.ts";
import type { AccessService } from "../conversations/access.service.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import type { SignedInVisitor, Visitor } from "../visitors/visitors.service.ts";
import { attachmentType } from "./attachment-type.ts";
import {
  deleteDisownedFile,
  deleteUnusedFile,
  disownFiles,
  findFile,
  insertFile,
  listDisownedFiles,
  listFiles,
  listFilesOf,
  listUnusedFiles,
  passFilesOn,
  useFiles,
  type StoredFile,
} from "./files.repository.ts";
import { receiveFile } from "./receive-file.ts";
import { storedFileName } from "./stored-file-name.ts";

/** How long a file waits for a message that names it. */
const UNUSED_LIFETIME = 7 * 86_400_000;

export type FilesService = ReturnType<typeof createFilesService>;

/** Attachments: received, judged by their bytes, handed out to those who may see them. */
export function createFilesService(
  { database, clock, random, settings }: Deps,
  { runOnce, access }: { runOnce: CommandRunner; access: AccessService },
) {
  const folder = join(settings.data, "files");
  const incoming = join(folder, ".incoming");
  const placeOf = (siteKey: SiteKey, id: Id) => join(folder, siteKey, id);

  return {
    /** Of one attachment. */
    maxBytes: settings.maxFileBytes,

    /** Does a `file.upload` whose bytes stream in. @param sender a visitor, or an agent as `agentKeys` says */
    async upload(
      sender: SignedInVisitor | KeyOwner,
      key: string,
      command: UploadFile,
      body: ReadableStream<Uint8Array> | null,
    ): Promise<void> {
      const received = await receiveFile(body, {
        folder: incoming,
        name: randomToken(random),
        maxBytes: settings.maxFileBytes,
      });
      try {
        if (received.bytes === 0) throw invalidField("body", "required");
        const type = await attachmentType(received.path, command.name);
        if (!type) throw new ProblemError("file_type_not_allowed");
        const file: StoredFile = {
          fileId: command.fileId,
          name: storedFileName(command.name, type.extensions),
          type: type.type,
          bytes: received.bytes,
          visitorId: sender.visitorId,
          conversationId: command.conversationId,
          messageId: null,
        };
        const place = placeOf(sender.siteKey, command.fileId);
        await runOnce(sender, key, { ...command, hash: received.hash }, async (transaction) => {
          if (await findFile(transaction, sender.siteKey, command.fileId)) {
            throw invalidField("fileId", "already_used");
          }
          await insertFile(transaction, sender.siteKey, file, isoTime(clock.now()));
          mkdirSync(dirname(place), { recursive: true });
          // In place before the row is committed: a row without its bytes would be a lie.
          renameSync(received.path, place);
          return { events: [] };
        });
      } finally {
        await received.discard();
      }
    },

    /**
     * Takes files into a message: the sender's own, sent for this conversation, named nowhere else.
     * @throws ProblemError `invalid_input` with the path of the list
     */
    async attach(
      transaction: Transaction,
      sender: KeyOwner,
      ids: readonly Id[],
      { conversationId, messageId, path }: { conversationId: Id; messageId: Id; path: string },
    ): Promise<Attachment[]> {
      const files = await listFiles(transaction, sender.siteKey, ids);
      const byId = new Map(files.map((file) => [file.fileId, file]));
      const attachments = [...new Set(ids)].map((id): Attachment => {
        const file = byId.get(id);
        const isTheirs =
          file?.visitorId === sender.visitorId && file.conversationId === conversationId;
        if (!file || !isTheirs) throw invalidField(path, "unknown_file");
        if (file.messageId !== null && file.messageId !== messageId) {
          throw invalidField(path, "already_used");
        }
        return { fileId: id, name: file.name, type: file.type, bytes: file.bytes };
      });
      await useFiles(transaction, sender.siteKey, ids, messageId);
      return attachments;
    },

    /**
     * An attachment for whoever sent it or may read its conversation.
     * @throws ProblemError `not_found`
     */
    async open(visitor: Visitor, id: Id): Promise<StoredFile & { path: string }> {
      const file = await findFile(database, visitor.siteKey, id);
      const maySee =
        file &&
        (file.visitorId === visitor.visitorId ||
          (file.messageId !== null && (await access.mayRead(visitor, file.conversationId))));
      if (!file || !maySee) throw new ProblemError("not_found");
      return { ...file, path: placeOf(visitor.siteKey, id) };
    },

    /**
     * An attachment of a message of this site, for its agents.
     * @throws ProblemError `not_found`
     */
    async openForAgent(siteKey: string, id: Id): Promise<StoredFile & { path: string }> {
      const file = await findFile(database, siteKey, id);
      if (!file || file.messageId === null) throw new ProblemError("not_found");
      return { ...file, path: placeOf(siteKey, id) };
    },

    passOn: passFilesOn,

    /** Takes files from everyone, in the transaction that erases; `removeErased` then takes their bytes. */
    disown: disownFiles,

    /** Removes the bytes of what was erased; what a crash left is removed the next time. */
    async removeErased(): Promise<void> {
      for (const { siteKey, fileId } of await listDisownedFiles(database)) {
        await rm(placeOf(siteKey, fileId), { force: true });
        await deleteDisownedFile(database, siteKey, fileId);
      }
    },

    /** The files of some conversations, for whoever may have a copy of them. */
    async ofConversations(
      siteKey: SiteKey,
      conversationIds: readonly Id[],
    ): Promise<(StoredFile & { path: string })[]> {
      const ids = await listFilesOf(database, siteKey, conversationIds);
      const files = await listFiles(database, siteKey, ids);
      return files.map((file) => ({ ...file, path: placeOf(siteKey, file.fileId) }));
    },

    /** Removes what was sent and never named, or never arrived whole. */
    async removeUnused(): Promise<void> {
      const end = clock.now() - UNUSED_LIFETIME;
      for (const { siteKey, fileId } of await listUnusedFiles(database, isoTime(end))) {
        const isGone = await deleteUnusedFile(database, siteKey, fileId);
        if (isGone) await rm(placeOf(siteKey, fileId), { force: true });
      }
      // Bytes that were on their way when the process was killed.
      mkdirSync(incoming, { recursive: true });
      for (const name of readdirSync(incoming)) {
        const path = join(incoming, name);
        const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? end;
        if (changed < end) await rm(path, { force: true });
      }
    },
  };
}
