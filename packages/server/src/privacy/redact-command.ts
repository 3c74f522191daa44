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
    case "task.submit":
      return { ...command, ...told(command.context) };
    case "task.appeal":
      return { ...command, text: redact(command.text) };
    case "handoff.request":
      return {
        ...command,
        capsule: command.capsule.map((line) => ({ ...line, text: redact(line.text) })),
        ...told(command.context),
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
    case "task.undo":
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
  if (!context) return {};
  const { searched, guide } = context;
  return {
    context: {
      ...context,
      ...(searched && { searched: searched.map(redact) }),
      // What a probe saw may be an error in the page's words; all else of a guide is the site's own.
      ...(guide && {
        guide: {
          ...guide,
          probes: guide.probes.map((probe) => ({ ...probe, fact: redact(probe.fact) })),
        },
      }),
    },
  };
}
