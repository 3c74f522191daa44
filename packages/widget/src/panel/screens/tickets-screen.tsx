import { richTextToPlainText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { ShownConversation } from "../../core/widget.ts";
import { StatusBadge } from "../components/status-badge.tsx";
import { TicketNumber } from "../components/ticket-number.tsx";
import { fileTicket } from "../components/ways-on.tsx";
import { formatAgo } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { screensCss } from "../styles/screens.css.ts";
import { ticketCss } from "../styles/ticket.css.ts";
import { ticketsCss } from "../styles/tickets.css.ts";
import { Empty } from "../ui/empty.tsx";
import { icons } from "../ui/icon.tsx";
import { Row } from "../ui/row.tsx";

export const styles = [screensCss, ticketCss, ticketsCss];

/** The tickets this browser knows, newest first. */
export default function TicketsScreen(): VNode {
  const { widget, text } = usePanel();
  const { conversations, panel } = widget;
  const tickets = conversations.list.value.filter(
    ({ snapshot, filing }) => filing || snapshot?.conversation.number,
  );
  const failure = conversations.failure.value;
  useEffect(() => void conversations.refresh(), []);
  return (
    <div class="hb-screen hb-scroll">
      {failure && (
        <p class="hb-lead">
          {text("ticketsFailed")} {text(failure)}
        </p>
      )}
      {tickets.length > 0 ? (
        <ul class="hb-list">
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <TicketRow ticket={ticket} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty icon={icons.inbox} title={text("noTickets")} hint={text("noTicketsHint")}>
          <button type="button" class="hb-button hb-primary" onClick={() => fileTicket(widget)}>
            {text("fileTicket")}
          </button>
        </Empty>
      )}
      <p class="hb-elsewhere">
        <button type="button" class="hb-text-button" onClick={() => panel.show({ name: "track" })}>
          {text("trackOther")}
        </button>
      </p>
    </div>
  );
}

function TicketRow({ ticket }: { ticket: ShownConversation }): VNode {
  const { widget, text, locale, now } = usePanel();
  const { snapshot, filing, messages, unread } = ticket;
  const conversation = snapshot?.conversation;
  const last = messages[messages.length - 1];
  const at = last?.createdAt ?? conversation?.updatedAt;
  return (
    <Row onClick={() => widget.panel.show({ name: "conversation", id: ticket.id })}>
      <span class="hb-row-text hb-ticket">
        <span class="hb-ticket-line hb-muted">
          {conversation?.number ? (
            <>
              <TicketNumber number={conversation.number} />
              <StatusBadge status={conversation.status} />
            </>
          ) : (
            <span class="hb-status">
              {text(last?.delivery === "failed" ? "filingFailed" : "queued")}
            </span>
          )}
          {at && <span class="hb-ticket-time">{formatAgo(at, now(), locale())}</span>}
        </span>
        <span class={unread > 0 ? "hb-strong" : undefined}>
          {unread > 0 && (
            <>
              <span class="hb-dot" aria-hidden="true" />
              <span class="hb-aside">{text("unreadCount", { count: unread })}</span>
            </>
          )}
          {filing?.subject ?? conversation?.subject}
        </span>
        {last && <span class="hb-one-line hb-muted">{richTextToPlainText(last.body)}</span>}
      </span>
    </Row>
  );
}
