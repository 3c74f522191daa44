import type { ConversationEvent, DeskEvent, Locale, ServerEvent } from "@helpbuoy/protocol";
import type { Announcements } from "./public-events.ts";

export type ServerEventEffects = {
  announcements: Announcements;
  /** Takes a conversation's event in. `known`: it was held already; `unknown`: its conversation is not. */
  follow(event: ConversationEvent): "new" | "known" | "unknown";
  /** Fetches a conversation whose beginning was missed. */
  fetchConversation(id: string): void;
  /** All that was said in it is gone. */
  onErased(id: string): void;
  /** Something new to read in this locale. */
  onPublished(locale: Locale, version: string): void;
};

/**
 * The one way in: everything from the stream and from the answers to commands passes here, in
 * either order and as often as it likes (SPEC EV5).
 */
export function applyServerEvent(event: ServerEvent, effects: ServerEventEffects): void {
  const { announcements, follow, fetchConversation, onPublished } = effects;
  if (event.type === "knowledge.published") {
    onPublished(event.locale, event.version);
    return;
  }
  if (isOfDesk(event)) return;
  const place = follow(event);
  if (place === "unknown") fetchConversation(event.conversationId);
  if (place !== "new") return;
  switch (event.type) {
    case "message.created": {
      const { conversationId, message } = event;
      if (message.author === "visitor") {
        announcements.announce("message:sent", { conversationId, messageId: message.id });
      } else announcements.announce("message:received", { conversationId, message });
      return;
    }
    case "ticket.created":
    case "handoff.requested": {
      const { conversation } = event;
      const number = conversation.number ?? "";
      const name = event.type === "ticket.created" ? "ticket:created" : "handoff:requested";
      announcements.announce(name, { conversation, number });
      return;
    }
    case "conversation.handler_changed": {
      const { conversationId, assignee } = event;
      if (assignee !== null) {
        announcements.announce("handoff:accepted", { conversationId, assignee });
      }
      announcements.announce("ticket:updated", { conversationId });
      return;
    }
    case "conversation.erased":
      effects.onErased(event.conversationId);
      announcements.announce("ticket:updated", { conversationId: event.conversationId });
      return;
    case "ticket.status_changed":
    case "task.changed":
      announcements.announce("ticket:updated", { conversationId: event.conversationId });
      return;
    case "conversation.rated": {
      const { conversationId, rating } = event;
      announcements.announce("csat:submitted", { conversationId, rating });
      return;
    }
    case "conversation.started":
    case "conversation.assignee_pictured":
    case "conversation.read":
    case "conversation.seen":
    case "answer.rated":
      return;
    default:
      event satisfies never;
  }
}

/** A backend tells visitors nothing of the desk (SPEC HO7); what comes all the same is not theirs. */
function isOfDesk(event: ServerEvent): event is DeskEvent {
  return event.type.startsWith("desk.");
}
