import {
  createId,
  richTextToPlainText,
  type ConversationSnapshot,
  type Id,
  type ServerEvent,
  type SiteKey,
} from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { eraseConversation } from "../conversations/erase-conversation.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import { purgeFreed } from "../database/purge.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import type { PublishService } from "../knowledge/publish.service.ts";
import { askedText, missedQuery } from "../learning/missed-questions.ts";
import { erasedAddress } from "../mail/erased-address.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { SpamService } from "../spam/spam.service.ts";
import type { TaskCodesService } from "../tasks/task-codes.service.ts";
import type { TaskRunsService } from "../tasks/task-runs.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import {
  hasUnpurged,
  insertErasure,
  savePurged,
  type ErasureReason,
} from "./erasures.repository.ts";
import {
  deleteAccessOfErased,
  deleteSealedFields,
  eraseAnswers,
  eraseMail,
  listAddresses,
  type Place,
  deleteQuestionConfirmedHere,
  uncountSearchMiss,
} from "./traces.repository.ts";
import {
  deleteLettersOfSiteBefore,
  deleteQuietVisitors,
  deleteSearchMissesBefore,
  deleteVisitorRecords,
  eraseRatings,
  eraseRatingWordsBefore,
  findContactId,
  findOwner,
  listRatingsOf,
  listReadable,
} from "./visitor-traces.repository.ts";

const DAY = 86_400_000;
/** A page that was open when something was erased has heard of it by then. */
const HEARD_OF = 30 * DAY;
/** So many conversations that are past their term are erased in one transaction. */
const BATCH = 50;

export type EraseService = ReturnType<typeof createEraseService>;

/** Takes out what visitors said, wrote and were; for good (SPEC PR3-PR5). */
export function createEraseService(
  { database, clock, random, secret, logger }: Deps,
  parts: {
    runOnce: CommandRunner;
    conversations: ConversationsService;
    files: FilesService;
    sites: SitesService;
    spam: SpamService;
    audit: AuditService;
    publish: PublishService;
    taskRuns: Pick<TaskRunsService, "forget">;
    taskCodes: Pick<TaskCodesService, "forget">;
  },
) {
  const { runOnce, conversations, files, sites, spam, audit, publish } = parts;
  const { taskRuns, taskCodes } = parts;

  async function eraseOne(
    transaction: Transaction,
    siteKey: SiteKey,
    snapshot: ConversationSnapshot,
    at: string,
  ): Promise<ServerEvent[]> {
    const place = { siteKey, conversationId: snapshot.conversation.id };
    for (const words of await wordsOf(transaction, siteKey, snapshot)) {
      await uncount(transaction, siteKey, words);
    }
    const events = await eraseConversation(transaction, siteKey, snapshot, at);
    await eraseLetters(transaction, place);
    await deleteSealedFields(transaction, place);
    await spam.forget(transaction, place);
    await taskRuns.forget(transaction, siteKey, place.conversationId);
    await files.disown(transaction, siteKey, { conversationId: place.conversationId });
    await eraseAnswers(transaction, place);
    return events;
  }

  async function eraseLetters(transaction: Transaction, place: Place): Promise<void> {
    const addresses = await listAddresses(transaction, place);
    const anonymous = addresses.map((email) => [email, erasedAddress(secret, email)] as const);
    await eraseMail(transaction, place, new Map(anonymous));
  }

  async function wordsOf(
    transaction: Transaction,
    siteKey: SiteKey,
    { conversation, messages }: ConversationSnapshot,
  ): Promise<string[]> {
    const said = messages.filter(({ author }) => author === "visitor");
    const searched = await conversations.searchedBy(transaction, siteKey, conversation.id);
    return [...said.map(({ body }) => richTextToPlainText(body)), ...searched];
  }

  async function uncount(transaction: Transaction, siteKey: SiteKey, words: string): Promise<void> {
    const query = missedQuery(words);
    if (query !== undefined) await uncountSearchMiss(transaction, siteKey, query);
    const locales = await deleteQuestionConfirmedHere(transaction, siteKey, askedText(words));
    // Search and bot hold it in memory: they learn anew, without it.
    for (const locale of locales) await publish.relearn(transaction, siteKey, locale);
  }

  /** @returns what it made happen; nothing for what is erased already */
  async function eraseAll(
    transaction: Transaction,
    siteKey: SiteKey,
    { ids, reason }: { ids: readonly Id[]; reason: ErasureReason },
  ): Promise<ServerEvent[]> {
    const at = isoTime(clock.now());
    const events: ServerEvent[] = [];
    let count = 0;
    for (const id of ids) {
      const snapshot = await conversations.find(transaction, siteKey, id);
      if (!snapshot || snapshot.conversation.erasedAt) continue;
      events.push(...(await eraseOne(transaction, siteKey, snapshot, at)));
      count += 1;
    }
    await insertErasure(transaction, {
      id: createId(clock.now(), random),
      siteKey,
      reason,
      conversations: count,
      at,
    });
    return events;
  }

  /** All of a visitor's, and who they were. */
  async function eraseVisitor(
    transaction: Transaction,
    visitor: Visitor,
    reason: ErasureReason,
  ): Promise<ServerEvent[]> {
    const { siteKey, visitorId } = visitor;
    // What somebody else filed, and they looked up, agents do not take from whose it is.
    const ids = await listReadable(transaction, visitor, { isOwn: reason === "agent" });
    const events = await eraseAll(transaction, siteKey, { ids, reason });
    for (const { query } of await listRatingsOf(transaction, visitor)) {
      if (query !== null) await uncount(transaction, siteKey, query);
    }
    await eraseRatings(transaction, visitor, createId(clock.now(), random));
    await files.disown(transaction, siteKey, { visitorId });
    for (const codeId of await taskCodes.forget(transaction, visitor)) {
      await eraseLetters(transaction, { siteKey, conversationId: codeId });
    }
    await deleteVisitorRecords(transaction, visitor);
    return events;
  }

  /** What follows the commit: open pages are told, and bytes go. */
  async function finish(siteKey: SiteKey, events: readonly ServerEvent[]): Promise<void> {
    const ids = new Set(events.flatMap(({ conversationId }) => conversationId ?? []));
    for (const id of ids) await conversations.announce(siteKey, id);
    await files.removeErased();
  }

  async function byAgent(
    { siteKey, agent, key }: { siteKey: SiteKey; agent: Agent; key: string },
    command: object,
    work: (transaction: Transaction) => Promise<CommandOutcome>,
  ): Promise<CommandOutcome> {
    const outcome = await runOnce({ siteKey, visitorId: `agent:${agent.id}` }, key, command, work);
    await finish(siteKey, outcome.events);
    return outcome;
  }

  return {
    finish,

    /** Does a `visitor.erase`. @throws ProblemError `not_found` for a conversation of others */
    async byVisitor(
      transaction: Transaction,
      visitor: Visitor,
      conversationId: Id | undefined,
    ): Promise<ServerEvent[]> {
      if (conversationId === undefined) return eraseVisitor(transaction, visitor, "visitor");
      const snapshot = await conversations.findOwn(transaction, visitor, conversationId);
      if (!snapshot) throw new ProblemError("not_found");
      const ids = [conversationId];
      return eraseAll(transaction, visitor.siteKey, { ids, reason: "visitor" });
    },

    /**
     * One conversation, or with it all of who began it.
     * @throws ProblemError `not_found`
     */
    conversation: (
      by: { siteKey: SiteKey; agent: Agent; key: string },
      { id, everything }: { id: Id; everything: boolean },
    ): Promise<CommandOutcome> =>
      byAgent(by, { name: "erase", id, everything }, async (transaction) => {
        const { siteKey, agent } = by;
        const snapshot = await conversations.find(transaction, siteKey, id);
        if (!snapshot) throw new ProblemError("not_found");
        const visitorId = everything ? await findOwner(transaction, siteKey, id) : undefined;
        if (visitorId !== undefined) {
          const events = await eraseVisitor(transaction, { siteKey, visitorId }, "agent");
          const entry = { siteKey, agent, act: "visitor.erased", subject: visitorId };
          await audit.append(transaction, entry);
          return { events };
        }
        const events = await eraseAll(transaction, siteKey, { ids: [id], reason: "agent" });
        const subject = snapshot.conversation.number ?? id;
        await audit.append(transaction, { siteKey, agent, act: "conversation.erased", subject });
        return { events };
      }),

    /**
     * All of a contact's.
     * @param subject the person's id on the site
     * @throws ProblemError `not_found`
     */
    contact: (
      by: { siteKey: SiteKey; agent: Agent; key: string },
      subject: string,
    ): Promise<CommandOutcome> =>
      byAgent(by, { name: "erase-contact", subject }, async (transaction) => {
        const { siteKey, agent } = by;
        const visitorId = await findContactId(transaction, siteKey, subject);
        if (visitorId === undefined) throw new ProblemError("not_found");
        const events = await eraseVisitor(transaction, { siteKey, visitorId }, "agent");
        // Not the person's id on the site: that is theirs too, and gone.
        const entry = { siteKey, agent, act: "visitor.erased", subject: visitorId };
        await audit.append(transaction, entry);
        return { events };
      }),

    /** Erases what is past the term its site set. */
    async endRetention(siteKey: SiteKey): Promise<void> {
      const { retentionDays } = await sites.get(siteKey);
      if (retentionDays === undefined) return;
      const before = isoTime(clock.now() - retentionDays * DAY);
      for (;;) {
        const ids = await conversations.overBefore(siteKey, before, BATCH);
        if (ids.length === 0) break;
        const events = await inTransaction(database, (transaction) =>
          eraseAll(transaction, siteKey, { ids, reason: "retention" }),
        );
        await finish(siteKey, events);
      }
      await deleteLettersOfSiteBefore(database, siteKey, before);
      await deleteSearchMissesBefore(database, siteKey, before);
      await eraseRatingWordsBefore(database, siteKey, before);
      await deleteQuietVisitors(database, siteKey, { before, now: isoTime(clock.now()) });
    },

    /** Takes what was erased out of the raw files too: once for all that was erased since the last time. */
    async purge(): Promise<void> {
      await files.removeErased();
      await deleteAccessOfErased(database, isoTime(clock.now() - HEARD_OF));
      if (!(await hasUnpurged(database))) return;
      const until = isoTime(clock.now());
      await purgeFreed(database);
      await savePurged(database, { until, at: isoTime(clock.now()) });
      logger.info({}, "what was erased is out of the database file");
    },
  };
}
