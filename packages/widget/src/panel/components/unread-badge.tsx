import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";

/** How many messages wait to be read, in words for those who do not see a number in a circle. */
export function UnreadBadge({ count }: { count: number }): VNode | null {
  const { text } = usePanel();
  if (count === 0) return null;
  return (
    <>
      <span class="hb-badge" aria-hidden="true">
        {count > 99 ? "99+" : count}
      </span>
      <span class="hb-aside">{text("unreadCount", { count })}</span>
    </>
  );
}
