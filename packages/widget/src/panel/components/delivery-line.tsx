import type { VNode } from "preact";
import type { ShownMessage } from "../../core/widget.ts";
import { formatTime } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** How far a message of the visitor has come; a failed one can be sent again or thrown away. */
export function DeliveryLine({ message }: { message: ShownMessage }): VNode {
  const { widget, text, locale } = usePanel();
  const { conversations, connection } = widget;
  const { id, delivery, failure } = message;
  if (delivery === "failed") {
    return (
      <div class="hb-delivery hb-problem">
        <Icon strokes={icons.notice} />
        <span>
          {failure ? text("notSentBecause", { reason: text(failure) }) : text("notSent")}{" "}
          <button type="button" class="hb-link" onClick={() => conversations.retry(id)}>
            {text("retry")}
          </button>{" "}
          <button type="button" class="hb-link" onClick={() => conversations.discard(id)}>
            {text("discard")}
          </button>
        </span>
      </div>
    );
  }
  const words = {
    queued: connection.isOnline.value ? text("queued") : text("queuedOffline"),
    sending: text("sending"),
    sent: `${text("sent")} · ${formatTime(message.createdAt, locale())}`,
  }[delivery];
  return (
    <div class="hb-delivery hb-muted">
      <Icon strokes={delivery === "sent" ? moreIcons.check : moreIcons.clock} />
      {words}
    </div>
  );
}
