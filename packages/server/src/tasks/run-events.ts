import {
  canChangeStatus,
  createId,
  plainTextToRichText,
  type Conversation,
  type DecideTask,
  type TaskRun,
} from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import { isoTime } from "../clock.ts";
import type { NewConversationEvent } from "../conversations/conversation-log.ts";
import { messageCreated } from "../conversations/new-message.ts";
import { systemWords } from "../conversations/system-words.ts";
import type { Deps } from "../deps.ts";
import type { StoredRun } from "./task-runs.repository.ts";

const MINUTE = 60_000;

/**
 * What it comes to when a run is decided, or said to be under way (SPEC TK5).
 * @param agent undefined: the site's own program says so
 */
export function runEvents(
  { clock, random }: Pick<Deps, "clock" | "random">,
  { conversation, task, run }: { conversation: Conversation; task: TaskRun; run: StoredRun },
  said: DecideTask,
  agent: Pick<Agent, "name"> | undefined,
): NewConversationEvent[] {
  const { id: conversationId, locale, status } = conversation;
  const now = clock.now();
  const at = isoTime(now);
  const { state, text } = said;
  const isUnderWay = state === "running";
  const undoable = state === "done" && run.undoMinutes !== null;
  const changed: TaskRun = {
    ...task,
    state,
    text,
    progress: isUnderWay ? (said.progress ?? task.progress) : null,
    undoUntil: undoable ? isoTime(now + (run.undoMinutes ?? 0) * MINUTE) : null,
    mayAppeal: state === "refused" && task.instance === 1 && run.instances === 2,
  };
  const events: NewConversationEvent[] = [{ type: "task.changed", conversationId, task: changed }];
  // What a program says while it is at it stands on the run alone: it may say so every second.
  const words = isUnderWay ? agent && text : text || systemWords(locale).task[state](task.title);
  if (words) {
    const author = agent
      ? ({ author: "agent", authorName: agent.name } as const)
      : ({ author: "system" } as const);
    const body = plainTextToRichText(words);
    const id = createId(now, random);
    events.push(messageCreated({ id, conversationId, ...author, body, at }));
  }
  const next = nextStatus(said, agent !== undefined && status === "new");
  if (next && canChangeStatus(status, next)) {
    events.push({
      type: "ticket.status_changed",
      conversationId,
      status: next,
      promisedAt: null,
    });
  }
  return events;
}

/** @param isTaken an agent is at it, whom nobody was before */
function nextStatus({ state }: DecideTask, isTaken: boolean): "resolved" | "open" | undefined {
  if (state === "done" || state === "refused") return "resolved";
  return isTaken ? "open" : undefined;
}

/** Whether others may ask for the same case afterwards (SPEC TK8). */
export function freesCase(state: TaskRun["state"], { instances }: StoredRun): boolean {
  return state === "done" || state === "failed" || (state === "refused" && instances === 1);
}
