import { batch } from "@preact/signals";
import type { VNode } from "preact";
import type { Widget } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";

/** Opens a talk with the bot; a question given is asked at once, in a new one. */
export function askBot({ conversations, panel }: Widget, question?: string): void {
  batch(() => {
    const id = conversations.start({ resumes: !question });
    if (question) conversations.send(id, { text: question });
    panel.show({ name: "conversation", id });
  });
}

/** Opens the ticket form; what was asked becomes its subject unless there is one. */
export function fileTicket({ tickets, panel }: Widget, question?: string): void {
  batch(() => {
    if (question && !tickets.draft.value.subject) tickets.change({ subject: question });
    panel.show({ name: "ticket-form" });
  });
}

/** Bot and ticket, for where an answer was not enough; both carry the question. */
export function WaysOn({ question }: { question?: string }): VNode {
  const { widget, text } = usePanel();
  return (
    <>
      <button type="button" class="hb-button hb-primary" onClick={() => askBot(widget, question)}>
        <Icon strokes={icons.talk} />
        {text("askBot")}
      </button>
      <button type="button" class="hb-button" onClick={() => fileTicket(widget, question)}>
        <Icon strokes={icons.ticket} />
        {text("fileTicket")}
      </button>
    </>
  );
}
