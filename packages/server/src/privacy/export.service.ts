import { Readable } from "node:stream";
import type { AnsweredField, Id, SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { TaskCodesService } from "../tasks/task-codes.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { findPerson, listMailOf } from "./export.repository.ts";
import type { SensitiveFieldsService } from "./sensitive-fields.service.ts";
import {
  findContactId,
  findOwner,
  listRatingsOf,
  listReadable,
} from "./visitor-traces.repository.ts";
import { MAX_ARCHIVE_BYTES, zipArchive, type ZipEntry } from "./zip-archive.ts";

/** Who gets the copy: a visitor has their own numbers in clear, agents have what the desk knows. */
type Reader = "visitor" | "agent";

export type ExportService = ReturnType<typeof createExportService>;

/** A copy of what is kept of a person: one JSON file, and their files beside it (SPEC PR4). */
export function createExportService(
  { database, clock }: Deps,
  parts: {
    conversations: ConversationsService;
    files: FilesService;
    sensitiveFields: SensitiveFieldsService;
    audit: AuditService;
    taskCodes: Pick<TaskCodesService, "of">;
  },
) {
  const { conversations, files, sensitiveFields, audit, taskCodes } = parts;

  async function describe(siteKey: SiteKey, id: Id, reader: Reader) {
    const snapshot = await conversations.find(database, siteKey, id);
    if (!snapshot) throw new ProblemError("not_found");
    const { conversation, messages } = snapshot;
    const record = await conversations.deskRecord(database, siteKey, id);
    const background = await conversations.background(database, siteKey, id);
    const typed =
      reader === "visitor"
        ? await sensitiveFields.openAll(database, siteKey, id)
        : new Map<string, string>();
    const inClear = (field: AnsweredField) =>
      field.isSensitive ? { ...field, value: typed.get(field.id) ?? field.value } : field;
    const { capsule, shop, requester: _, ...desk } = record;
    return {
      ...conversation,
      fields: conversation.fields.map(inClear),
      email: background?.email ?? null,
      context: background?.context ?? {},
      mail: await listMailOf(database, siteKey, id),
      passedOn: capsule,
      ...(shop && { shop }),
      requesters: await conversations.requesters(database, siteKey, id),
      messages,
      // What agents wrote for one another reaches no visitor (SPEC HO7).
      ...(reader === "agent" && { desk }),
    };
  }

  async function codeLetters(owner: Visitor) {
    const letters = [];
    for (const id of await taskCodes.of(owner)) {
      letters.push(...(await listMailOf(database, owner.siteKey, id)).letters);
    }
    return letters;
  }

  async function archive(
    site: StoredSite,
    { ids, owner, reader }: { ids: readonly Id[]; owner: Visitor | undefined; reader: Reader },
  ): Promise<ReadableStream<Uint8Array>> {
    const described = [];
    for (const id of ids) described.push(await describe(site.key, id, reader));
    const kept = await files.ofConversations(site.key, ids);
    const named = kept.map((file) => ({ ...file, archived: `files/${file.fileId}-${file.name}` }));
    const content = {
      format: "helpbuoy-export/1",
      site: { key: site.key, name: site.name },
      exportedAt: isoTime(clock.now()),
      person: owner ? ((await findPerson(database, owner)) ?? null) : null,
      conversations: described,
      codeLetters: owner ? await codeLetters(owner) : [],
      articleRatings: owner ? await listRatingsOf(database, owner) : [],
      files: named.map(({ fileId, conversationId, name, type, bytes, archived }) => ({
        fileId,
        conversationId,
        name,
        type,
        bytes,
        archived,
      })),
    };
    const total = named.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total > MAX_ARCHIVE_BYTES) throw new ProblemError("file_too_big");
    const at = new Date(clock.now());
    const json = Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
    const entries: ZipEntry[] = [
      { name: "export.json", at, content: json },
      ...named.map(({ archived, path, bytes }) => ({ name: archived, at, path, bytes })),
    ];
    return Readable.toWeb(Readable.from(zipArchive(entries))) as ReadableStream<Uint8Array>;
  }

  return {
    /** All that is kept of a visitor and that they may read. */
    async ofVisitor(site: StoredSite, visitor: Visitor): Promise<ReadableStream<Uint8Array>> {
      const ids = await listReadable(database, visitor);
      return archive(site, { ids, owner: visitor, reader: "visitor" });
    },

    /**
     * One conversation, or with it all of who began it.
     * @throws ProblemError `not_found`
     */
    async ofConversation(
      site: StoredSite,
      agent: Agent,
      { id, everything }: { id: Id; everything: boolean },
    ): Promise<ReadableStream<Uint8Array>> {
      const snapshot = await conversations.find(database, site.key, id);
      if (!snapshot) throw new ProblemError("not_found");
      const visitorId = everything ? await findOwner(database, site.key, id) : undefined;
      if (visitorId !== undefined) return ofOwner(site, agent, visitorId);
      await note(site, agent, "conversation.exported", snapshot.conversation.number ?? id);
      return archive(site, { ids: [id], owner: undefined, reader: "agent" });
    },

    /**
     * @param subject the person's id on the site
     * @throws ProblemError `not_found`
     */
    async ofContact(
      site: StoredSite,
      agent: Agent,
      subject: string,
    ): Promise<ReadableStream<Uint8Array>> {
      const visitorId = await findContactId(database, site.key, subject);
      if (visitorId === undefined) throw new ProblemError("not_found");
      return ofOwner(site, agent, visitorId);
    },
  };

  async function ofOwner(
    site: StoredSite,
    agent: Agent,
    visitorId: string,
  ): Promise<ReadableStream<Uint8Array>> {
    // Not the person's id on the site, which would outlive their erasure here.
    await note(site, agent, "visitor.exported", visitorId);
    const owner = { siteKey: site.key, visitorId };
    const ids = await listReadable(database, owner, { isOwn: true });
    return archive(site, { ids, owner, reader: "agent" });
  }

  function note({ key }: StoredSite, agent: Agent, act: string, subject: string): Promise<void> {
    return inTransaction(database, (transaction) =>
      audit.append(transaction, { siteKey: key, agent, act, subject }),
    );
  }
}
