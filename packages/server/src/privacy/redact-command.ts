import type { Context } from "@helpbuoy/protocol";
import type { BodyCommand } from "../commands/commands.service.ts";
import { redact } from "./redact.ts";

/**
 * A command with what nobody should have written masked, for sites that ask for it (SPEC PR6). Answers
 * to a form's fields stay: who asks for a number has a use for it, and marks it as sensitive.
 */
export function redactCommand(command: BodyCommand): BodyCommand {
  switch (command.type) {
    case "message.send":
      return { ...command, text: redact(command.text), ...told(command.context) };
    case "ticket.submit":
      return {
        ...command,
        subject: redact(command.subject),
        description: redact(command.description),
        ...told(command.context),
      };
    case "handoff.request":
      return {
        ...command,
        capsule: command.capsule.map((line) => ({ ...line, text: redact(line.text) })),
      };
    case "article.rate":
      return {
        ...command,
        ...(command.comment !== undefined && { comment: redact(command.comment) }),
        ...(command.query !== undefined && { query: redact(command.query) }),
      };
    case "conversation.rate": {
      const { rating } = command;
      return { ...command, rating: { ...rating, comment: redact(rating.comment) } };
    }
    case "answer.rate":
    case "conversation.confirm":
    case "visitor.set_attributes":
    case "visitor.erase":
      return command;
    default:
      return command satisfies never;
  }
}

function told(context: Context | undefined): { context?: Context } {
  if (!context?.searched) return {};
  return { context: { ...context, searched: context.searched.map(redact) } };
}
