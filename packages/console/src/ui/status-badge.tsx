import type { ConversationStatus } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useConsole } from "../console-context.ts";

export function StatusBadge({ status }: { status: ConversationStatus }): VNode {
  const { t } = useConsole();
  return <span class={`badge badge-${status}`}>{t(`status_${status}`)}</span>;
}
