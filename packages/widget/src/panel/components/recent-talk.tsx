import { richTextToPlainText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { formatAgo } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { Row } from "../ui/row.tsx";
import { UnreadBadge } from "./unread-badge.tsx";

/** The newest talk or ticket that is not over, to go on with. */
export function RecentTalk(): VNode | null {
  const { widget, text, locale, now } = usePanel();
  const talk = widget.conversations.list.value.find(
    ({ snapshot }) => snapshot?.conversation.status !== "closed",
  );
  const last = talk?.messages[talk.messages.length - 1];
  if (!talk || !last) return null;
  const number = talk.snapshot?.conversation.number;
  return (
    <div class="hb-recent hb-list">
      <Row onClick={() => widget.panel.show({ name: "conversation", id: talk.id })}>
        <span class="hb-glyph">
          <Icon strokes={number || talk.filing ? icons.ticket : icons.talk} />
        </span>
        <span class="hb-row-text">
          <span class="hb-one-line hb-strong">
            {number ? text("ticketNumber", { number }) : (talk.filing?.subject ?? text("goOn"))}
          </span>
          <span class="hb-one-line hb-muted">
            {formatAgo(last.createdAt, now(), locale())} · {richTextToPlainText(last.body)}
          </span>
        </span>
        <UnreadBadge count={talk.unread} />
      </Row>
    </div>
  );
}
