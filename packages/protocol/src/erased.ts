import type { Conversation } from "./conversation.ts";
import type { DeskRecord } from "./desk-record.ts";
import type { ServerEvent } from "./events.ts";
import type { TaskRun } from "./task-run-schema.ts";

/*
 * What is left of a conversation whose words are erased (SPEC PR3): its number, its state and its times,
 * so that counts stay right. Nothing here can be read back.
 */

/** The shell of an erased conversation. */
export function erasedConversation(conversation: Conversation, at: string): Conversation {
  const { rating, task } = conversation;
  return {
    ...conversation,
    ...(task && { task: erasedRun(task) }),
    status: "closed",
    subject: "",
    fields: [],
    queuedAt: null,
    promisedAt: null,
    rating: rating && { score: rating.score, tags: [], comment: "" },
    updatedAt: at,
    erasedAt: at,
  };
}

/** Nobody can do anything with it any more. */
function erasedRun(task: TaskRun): TaskRun {
  return { ...task, case: null, text: "", undoUntil: null, mayAppeal: false };
}

/** What agents still know of it. */
export function erasedDeskRecord(record: DeskRecord): DeskRecord {
  const { shop: _, ...rest } = record;
  return { ...rest, tags: [], fields: {}, requester: null, capsule: [], guide: null, notes: [] };
}

/** An event without what anyone wrote: it keeps its id, its place and its kind. */
export function erasedEvent(event: ServerEvent): ServerEvent {
  const isErased = true;
  switch (event.type) {
    case "conversation.started":
    case "ticket.created":
    case "handoff.requested": {
      const { rating, task } = event.conversation;
      const conversation: Conversation = {
        ...event.conversation,
        ...(task && { task: erasedRun(task) }),
        subject: "",
        fields: [],
        rating: rating && { score: rating.score, tags: [], comment: "" },
      };
      return { ...event, isErased, conversation };
    }
    case "message.created": {
      const { message } = event;
      return {
        ...event,
        isErased,
        message: { ...message, body: [], attachments: [], turn: null },
      };
    }
    case "task.changed":
      return { ...event, isErased, task: erasedRun(event.task) };
    case "conversation.rated":
      return { ...event, isErased, rating: { score: event.rating.score, tags: [], comment: "" } };
    case "desk.capsule_received":
      return { ...event, isErased, capsule: [] };
    case "desk.shop_sent":
      return { ...event, isErased, shop: {} };
    case "desk.guide_followed":
      return { ...event, isErased, guide: null };
    case "desk.note_added":
      return { ...event, isErased, note: { ...event.note, body: [], mentions: [] } };
    case "desk.tags_changed":
      return { ...event, isErased, tags: [] };
    case "desk.team_changed":
      return { ...event, isErased, reason: "" };
    case "desk.fields_changed":
      return { ...event, isErased, fields: {} };
    case "desk.requester_changed":
      return {
        ...event,
        isErased,
        requester: {
          contactId: null,
          name: null,
          email: null,
          isVerified: false,
          attributes: {},
          claimed: {},
        },
      };
    // These say what was done, and no word of anyone.
    case "ticket.status_changed":
    case "conversation.handler_changed":
    case "conversation.assignee_pictured":
    case "conversation.read":
    case "conversation.seen":
    case "conversation.erased":
    case "answer.rated":
    case "desk.priority_changed":
    case "desk.spam_marked":
    case "desk.spam_suspected":
    case "desk.merged":
    case "desk.merge_received":
    case "desk.promise_warned":
    case "desk.promise_breached":
    case "desk.erased":
      return { ...event, isErased };
    case "knowledge.published":
      return event;
    default:
      return event satisfies never;
  }
}
