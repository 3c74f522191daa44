import type { Conversation } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";

/** Who has a conversation, at a glance; the words for it stand beside. */
export function OwnerMark({ conversation }: { conversation: Conversation }): VNode {
  const { assignee, handler } = conversation;
  if (assignee) return <Avatar id={assignee.id} name={assignee.name} />;
  return (
    <span class={`avatar mark-${handler}`} aria-hidden="true">
      <Icon name={handler === "bot" ? "buoy" : "clock"} />
    </span>
  );
}
