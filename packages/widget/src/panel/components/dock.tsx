import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { UnreadBadge } from "./unread-badge.tsx";
import { askBot, fileTicket } from "./ways-on.tsx";

/** The ways on from home, always in sight: bot, new ticket, tickets. */
export function Dock(): VNode {
  const { widget, text } = usePanel();
  const { panel, conversations } = widget;
  const hasTickets = conversations.list.value.some(
    ({ snapshot, filing }) => filing || snapshot?.conversation.number,
  );
  return (
    <nav class="hb-dock" aria-label={text("waysOn")}>
      <DockItem icon={icons.talk} label={text("askBot")} onClick={() => askBot(widget)} />
      <DockItem icon={icons.ticket} label={text("fileTicket")} onClick={() => fileTicket(widget)} />
      {hasTickets ? (
        <DockItem
          icon={icons.inbox}
          label={text("myTickets")}
          unread={conversations.unread.value}
          onClick={() => panel.show({ name: "tickets" })}
        />
      ) : (
        <DockItem
          icon={icons.inbox}
          label={text("trackTicket")}
          onClick={() => panel.show({ name: "track" })}
        />
      )}
    </nav>
  );
}

function DockItem(options: {
  icon: string;
  label: string;
  unread?: number;
  onClick: () => void;
}): VNode {
  const { icon, label, unread = 0, onClick } = options;
  return (
    <button type="button" class="hb-dock-item" onClick={onClick}>
      <Icon strokes={icon} />
      {label}
      <UnreadBadge count={unread} />
    </button>
  );
}
