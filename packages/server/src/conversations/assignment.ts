import type { Assignee, Conversation, Id, PictureSource } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { NewConversationEvent } from "./conversation-log.ts";

/** An agent as the visitor they help is shown them. */
export function assigneeOf(
  { id, name, picture }: { id: Id; name: string; picture?: PictureSource | undefined },
  team: string | null,
): Assignee {
  return { id, name, team, ...(picture !== undefined && { picture }) };
}

/**
 * What it takes for an agent to have a conversation: nothing where they have it already (SPEC HO3).
 * @param takeOver also from another agent
 * @throws ProblemError `assigned_to_other`, `conversation_closed`
 */
export function claimed(
  { id, status, handler, assignee }: Conversation,
  agent: Pick<Agent, "id" | "name" | "picture">,
  takeOver: boolean,
  team: string | null = null,
): NewConversationEvent[] {
  if (status === "closed") throw new ProblemError("conversation_closed");
  if (handler === "agent" && assignee?.id === agent.id) return [];
  if (handler === "agent" && assignee && !takeOver) throw new ProblemError("assigned_to_other");
  return [
    {
      type: "conversation.handler_changed",
      conversationId: id,
      handler: "agent",
      assignee: assigneeOf(agent, team),
      queuedAt: null,
    },
  ];
}

/**
 * What it takes for a conversation to wait again (SPEC HO5).
 * @throws ProblemError `assigned_to_other` where it is not the agent's, `transition_not_allowed`
 */
export function released(
  { id, status, handler, assignee }: Conversation,
  { agent, at }: { agent: Agent; at: string },
): NewConversationEvent[] {
  if (handler === "queue") return [];
  if (handler !== "agent" || status === "closed") throw new ProblemError("transition_not_allowed");
  if (assignee && assignee.id !== agent.id) throw new ProblemError("assigned_to_other");
  return [
    {
      type: "conversation.handler_changed",
      conversationId: id,
      handler: "queue",
      assignee: null,
      queuedAt: at,
    },
  ];
}
