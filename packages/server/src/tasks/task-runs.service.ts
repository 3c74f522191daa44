import {
  canChangeTask,
  canUndoTask,
  plainTextToRichText,
  type AppealTask,
  type ConversationEvent,
  type ConversationSnapshot,
  type DecideTask,
  type Id,
  type SiteKey,
  type TaskAnswer,
  type TaskRun,
  type UndoTask,
} from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import type { CommandOutcome, CommandRunner } from "../commands/run-once.ts";
import { claimed } from "../conversations/assignment.ts";
import { recordEvents, type NewConversationEvent } from "../conversations/conversation-log.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { createDeskAct, type DeskPlace } from "../conversations/desk-act.ts";
import { messageCreated } from "../conversations/new-message.ts";
import { reopened } from "../conversations/reopened.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { FilesService } from "../files/files.service.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { TeamsService } from "../teams/teams.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import type { WebhookDelivery } from "../webhooks/webhook-deliveries.repository.ts";
import { deleteHeardBefore, insertHeard } from "./heard-answers.repository.ts";
import { freesCase, runEvents } from "./run-events.ts";
import type { TaskPrograms } from "./task-programs.ts";
import { findRun, freeCase, saveRefusedBy, type StoredRun } from "./task-runs.repository.ts";

/** Answers are signed for five minutes (ms). */
const HEARD = 3_600_000;

type Run = { snapshot: ConversationSnapshot; task: TaskRun; run: StoredRun };

export type TaskRunsService = ReturnType<typeof createTaskRunsService>;

/** What becomes of a task that was handed in: of its visitor, of agents, of programs (SPEC TK5-TK9). */
export function createTaskRunsService(
  deps: Deps,
  parts: {
    runOnce: CommandRunner;
    conversations: ConversationsService;
    files: FilesService;
    routing: RoutingService;
    teams: TeamsService;
    audit: AuditService;
    programs: TaskPrograms;
  },
) {
  const { database, clock } = deps;
  const { conversations, files, routing, teams, programs } = parts;
  const act = createDeskAct(deps, parts);

  /** @throws ProblemError `not_found` where it is no task's */
  async function runOf(
    transaction: Transaction,
    siteKey: SiteKey,
    snapshot: ConversationSnapshot | undefined,
  ): Promise<Run> {
    const task = snapshot?.conversation.task;
    const run = snapshot && (await findRun(transaction, siteKey, snapshot.conversation.id));
    if (!task || !run) throw new ProblemError("not_found");
    return { snapshot, task, run };
  }

  /** The visitor's own. @throws ProblemError `not_found`, `conversation_closed` */
  async function openRunOf(transaction: Transaction, visitor: Visitor, id: Id): Promise<Run> {
    const snapshot = await conversations.findOwn(transaction, visitor, id);
    const own = await runOf(transaction, visitor.siteKey, snapshot);
    if (own.snapshot.conversation.status === "closed" && own.task.state !== "undone") {
      throw new ProblemError("conversation_closed");
    }
    return own;
  }

  /** Whether an agent's own refusal is asked about, and there is somebody else to answer. */
  async function isForOthers(
    connection: Connection,
    siteKey: SiteKey,
    run: StoredRun,
    agentId: Id | null,
  ): Promise<boolean> {
    if (run.refusedBy === null || run.refusedBy !== agentId) return false;
    return (await teams.colleagues(siteKey, connection)).some(({ id }) => id !== agentId);
  }

  return {
    /** Does a `task.undo` (SPEC TK6). @throws ProblemError `transition_not_allowed`, `conversation_closed` */
    async undo(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      { conversationId }: UndoTask,
    ): Promise<ConversationEvent[]> {
      const { snapshot, task, run } = await openRunOf(transaction, visitor, conversationId);
      // Taken back twice, it is what they ask for.
      if (task.state === "undone") return [];
      const now = clock.now();
      if (!canUndoTask(task, now)) throw new ProblemError("transition_not_allowed");
      const undone: TaskRun = { ...task, state: "undone", text: "", progress: null };
      const events: NewConversationEvent[] = [
        { type: "task.changed", conversationId, task: { ...undone, undoUntil: null } },
      ];
      if (task.state !== "done") {
        const status = "closed";
        events.push({ type: "ticket.status_changed", conversationId, status, promisedAt: null });
      } else if (run.action === "ticket") {
        // People did it, and people put it back.
        events.push(...reopened(snapshot.conversation, site, now));
      }
      const at = isoTime(now);
      const recorded = await recordEvents(transaction, site.key, snapshot, { at, events });
      await freeCase(transaction, site.key, conversationId);
      if (run.action === "webhook") {
        await programs.tell(transaction, visitor, "undone", recorded.snapshot);
      }
      return recorded.events;
    },

    /** Does a `task.appeal` (SPEC TK7). @throws ProblemError `transition_not_allowed`, `conversation_closed` */
    async appeal(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      { conversationId, messageId, text, attachments: ids }: AppealTask,
    ): Promise<ConversationEvent[]> {
      const { snapshot, task, run } = await openRunOf(transaction, visitor, conversationId);
      const { conversation, messages } = snapshot;
      if (!task.mayAppeal) throw new ProblemError("transition_not_allowed");
      if (!text.trim()) throw invalidField("text", "required");
      if (messages.some(({ id }) => id === messageId)) {
        throw invalidField("messageId", "already_used");
      }
      const place = { conversationId, messageId, path: "attachments" };
      const attachments = await files.attach(transaction, visitor, ids, place);
      const now = clock.now();
      const at = isoTime(now);
      const body = plainTextToRichText(text);
      const said = { id: messageId, conversationId, author: "visitor" as const };
      const again: TaskRun = { ...task, state: "submitted", instance: 2, text: "" };
      const events: NewConversationEvent[] = [
        messageCreated({ ...said, body, attachments, at }),
        { type: "task.changed", conversationId, task: { ...again, mayAppeal: false } },
        ...reopened(conversation, site, now),
      ];
      if (conversation.handler === "agent") {
        const waits = { handler: "queue", assignee: null, queuedAt: at } as const;
        events.push({ type: "conversation.handler_changed", conversationId, ...waits });
      }
      if (
        run.refusedBy !== null &&
        (await isForOthers(transaction, site.key, run, run.refusedBy))
      ) {
        await routing.giveBack(transaction, site.key, conversationId, run.refusedBy);
      }
      const recorded = await recordEvents(transaction, site.key, snapshot, { at, events });
      if (run.action === "webhook") {
        await programs.tell(transaction, visitor, "appealed", recorded.snapshot, text);
      }
      return recorded.events;
    },

    /**
     * An agent says what becomes of a run, and has it from then on.
     * @throws ProblemError `not_found`, `transition_not_allowed`, `assigned_to_other`,
     * `conversation_closed`; `not_permitted` where they refused it themselves before, and are not alone
     */
    decide: (place: DeskPlace, said: DecideTask): Promise<CommandOutcome> =>
      act(place, "task", said, async (found, _at, transaction) => {
        const { site, agent, id } = place;
        const { snapshot, task, run } = await runOf(transaction, site.key, found);
        const { conversation } = snapshot;
        if (await isForOthers(transaction, site.key, run, agent.id)) {
          throw new ProblemError("not_permitted");
        }
        const events = claimed(conversation, agent, false);
        if (!canChangeTask(task.state, said.state)) {
          throw new ProblemError("transition_not_allowed");
        }
        events.push(...runEvents(deps, { conversation, task, run }, said, agent));
        if (freesCase(said.state, run)) await freeCase(transaction, site.key, id);
        if (said.state === "refused") await saveRefusedBy(transaction, site.key, id, agent.id);
        return { events };
      }),

    /**
     * The site's own program says what becomes of a run.
     * @param webhookId of an answer that came by itself: the second time it changes nothing
     * @returns the run as it stands then
     * @throws ProblemError `not_found`, `transition_not_allowed`, `conversation_closed`
     */
    async answer(
      siteKey: SiteKey,
      conversationId: Id,
      answer: TaskAnswer,
      webhookId?: string,
    ): Promise<TaskRun> {
      const { events, task } = await inTransaction(database, async (transaction) => {
        const found = await conversations.find(transaction, siteKey, conversationId);
        const known = await runOf(transaction, siteKey, found);
        const { conversation } = known.snapshot;
        if (known.run.action !== "webhook") throw new ProblemError("not_found");
        const at = isoTime(clock.now());
        const isHeard =
          webhookId !== undefined && !(await insertHeard(transaction, siteKey, webhookId, at));
        if (isHeard) return { events: [], task: known.task };
        if (conversation.status === "closed") throw new ProblemError("conversation_closed");
        const { state = "running", text = "", progress, instance } = answer;
        const isOfOther = instance !== undefined && instance !== known.task.instance;
        if (isOfOther || !canChangeTask(known.task.state, state)) {
          throw new ProblemError("transition_not_allowed");
        }
        const said = { state, text, ...(progress !== undefined && { progress }) };
        const recorded = await recordEvents(transaction, siteKey, known.snapshot, {
          at,
          events: runEvents(deps, { ...known, conversation }, said, undefined),
        });
        if (freesCase(state, known.run)) await freeCase(transaction, siteKey, conversationId);
        return { events: recorded.events, task: recorded.snapshot.conversation.task ?? known.task };
      });
      await conversations.announce(siteKey, conversationId);
      await routing.follow(siteKey, events);
      return task;
    },

    /**
     * What became of telling the site's programs of a run, and whether an agent may decide it.
     * @throws ProblemError `not_found`
     */
    async background(
      siteKey: SiteKey,
      agent: Pick<Agent, "id">,
      id: Id,
    ): Promise<{ deliveries: WebhookDelivery[]; mayDecide: boolean }> {
      const run = await findRun(database, siteKey, id);
      if (!run) throw new ProblemError("not_found");
      const deliveries = await programs.deliveries(database, siteKey, id);
      const mayDecide = !(await isForOthers(database, siteKey, run, agent.id));
      return { deliveries, mayDecide };
    },

    /** Lets go of what a conversation that is erased was about: others may ask for the same. */
    forget: freeCase,

    /** By then an answer is too old to be heard again. */
    removeOld: (): Promise<void> => deleteHeardBefore(database, isoTime(clock.now() - HEARD)),
  };
}
