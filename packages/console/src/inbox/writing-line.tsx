import type { Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";

/** Who else is writing in a conversation just now. */
export function WritingLine({ conversationId }: { conversationId: Id }): VNode {
  const { t, desk, me } = useDesk();
  const others = desk.writing.value.filter(
    (one) => one.conversationId === conversationId && one.agentId !== me.id,
  );
  return (
    <p class="writing" role="status">
      {others.map(({ author, agentId, name }) => (
        <span key={agentId ?? author} class={`writing-${author}`}>
          {t("writing", { name: name ?? t("author_visitor") })}
        </span>
      ))}
    </p>
  );
}
