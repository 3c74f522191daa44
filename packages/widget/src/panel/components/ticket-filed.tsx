import type { Id } from "@helpbuoy/protocol";
import { batch } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { CopyButton } from "./copy-button.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { TicketNumber } from "./ticket-number.tsx";

/** After a ticket was handed in: on its way, or its number, its code, and what happens next. */
export function TicketFiled({ id }: { id: Id }): VNode {
  const { widget, text } = usePanel();
  const { conversations, connection, knowledge, panel } = widget;
  const title = useRef<HTMLHeadingElement>(null);
  const shown = conversations.get(id);
  const number = shown?.snapshot?.conversation.number;
  const unsent = shown?.messages.find(({ delivery }) => delivery !== "sent");
  useEffect(() => title.current?.focus(), []);

  const headline = number
    ? "filed"
    : unsent?.delivery === "failed"
      ? "filingFailed"
      : unsent?.delivery === "queued" || !connection.isOnline.value
        ? "filingQueued"
        : "sending";
  return (
    <div class="hb-filed" role="status">
      <span class={number ? "hb-glyph hb-good" : "hb-glyph"}>
        <Icon strokes={number ? moreIcons.check : moreIcons.clock} />
      </span>
      <h3 class="hb-start-title" ref={title} tabIndex={-1}>
        {text(headline)}
      </h3>
      {number ? (
        <>
          <dl class="hb-slip">
            <dt>{text("number")}</dt>
            <dd class="hb-big">
              <TicketNumber number={number} />
            </dd>
            <dd>
              <CopyButton label={text("copy")} content={number} />
            </dd>
            {shown.lookupCode && (
              <>
                <dt>{text("lookupCode")}</dt>
                <dd class="hb-number">{shown.lookupCode}</dd>
                <dd>
                  <CopyButton label={text("copy")} content={shown.lookupCode} />
                </dd>
              </>
            )}
          </dl>
          <p class="hb-muted">
            {text("filedNext", { count: knowledge.site.value?.replyWithinHours ?? 24 })}
          </p>
        </>
      ) : (
        <>
          <p class="hb-muted">{headline === "filingQueued" && text("filingQueuedHint")}</p>
          {unsent?.delivery === "failed" && <DeliveryLine message={unsent} />}
        </>
      )}
      <div class="hb-actions">
        <button
          type="button"
          class="hb-button"
          onClick={() =>
            batch(() => {
              panel.home();
              panel.show({ name: "conversation", id });
            })
          }
        >
          {text("viewTicket")}
        </button>
        <button type="button" class="hb-button" onClick={panel.home}>
          {text("done")}
        </button>
      </div>
    </div>
  );
}
