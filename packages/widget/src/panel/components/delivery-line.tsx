import { batch, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { ShownMessage, TakenBack } from "../../core/widget.ts";
import { chooseFiles } from "../chosen-files.ts";
import { formatTime } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** How far a message of the visitor has come; a failed one can be sent again, changed or thrown away. */
export function DeliveryLine({ message }: { message: ShownMessage }): VNode {
  const { widget, text, locale } = usePanel();
  const { conversations, connection, panel } = widget;
  const { id, conversationId, delivery, failure } = message;
  const refusal = useSignal<Extract<TakenBack, { status: "failed" }>["reason"] | undefined>(
    undefined,
  );

  function discard(): void {
    batch(() => {
      conversations.discard(id);
      // Of the ticket that was filed there nothing is left to be shown.
      if (/^(ticket-form|task)$/.test(panel.screen.peek().name)) panel.back();
    });
  }

  async function edit(): Promise<void> {
    const taken = await conversations.edit(id);
    if (taken.status === "failed") refusal.value = taken.reason;
    else if (taken.status === "message") chooseFiles(conversationId, taken.files);
    else {
      batch(() => {
        // Of a talk that became the ticket the talk remains.
        if (!conversations.get(conversationId)) panel.back();
        panel.show(
          taken.status === "task"
            ? { name: "task", slug: taken.slug }
            : { name: "ticket-form", conversationId },
        );
      });
    }
  }

  if (delivery === "failed") {
    return (
      <div class="hb-delivery hb-problem">
        <Icon strokes={icons.notice} />
        <div>
          {failure ? text("notSentBecause", { reason: text(failure) }) : text("notSent")}{" "}
          <button type="button" class="hb-link" onClick={() => conversations.retry(id)}>
            {text("retry")}
          </button>{" "}
          <button type="button" class="hb-link" onClick={() => void edit()}>
            {text("edit")}
          </button>{" "}
          <button type="button" class="hb-link" onClick={discard}>
            {text("discard")}
          </button>
          {refusal.value && <p role="alert">{text(refusal.value)}</p>}
        </div>
      </div>
    );
  }
  const seenCursor = conversations.get(conversationId)?.snapshot?.conversation.seenCursor ?? 0;
  const isSeen = delivery === "sent" && seenCursor >= message.cursor;
  const words = {
    queued: connection.isOnline.value ? text("queued") : text("queuedOffline"),
    sending: text("sending"),
    // The time is when it was sent; when it was read nobody is told.
    sent: `${text("sent")} · ${formatTime(message.createdAt, locale())}${isSeen ? ` · ${text("seen")}` : ""}`,
  }[delivery];
  return (
    <div class="hb-delivery hb-muted">
      <Icon strokes={delivery === "sent" ? moreIcons.check : moreIcons.clock} />
      {words}
    </div>
  );
}
