import type { ConversationStatus } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";

const words: Record<ConversationStatus, TextKey> = {
  new: "statusNew",
  open: "statusOpen",
  pending: "statusPending",
  on_hold: "statusOnHold",
  resolved: "statusResolved",
  closed: "statusClosed",
};

/** A status in words, with a colour for those who see one. */
export function StatusBadge({ status }: { status: ConversationStatus }): VNode {
  const { text } = usePanel();
  return <span class={`hb-status hb-is-${status}`}>{text(words[status])}</span>;
}
