import type { ConversationStatus, Handler } from "./conversation.ts";

/** What happens next, as told to the visitor. */
export type NextStep =
  | "bot_answers"
  | "we_reply"
  | "you_reply"
  | "we_wait"
  | "confirm_solved"
  | "none";

export function nextStep(conversation: { handler: Handler; status: ConversationStatus }): NextStep {
  switch (conversation.status) {
    case "pending":
      return "you_reply";
    case "on_hold":
      return "we_wait";
    case "resolved":
      return "confirm_solved";
    case "closed":
      return "none";
    default:
      return conversation.handler === "bot" ? "bot_answers" : "we_reply";
  }
}
