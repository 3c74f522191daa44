import type { Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { formatBytes } from "../format.ts";
import { Icon } from "../ui/icon.tsx";

/** The files that go with the next reply: how far each has come, and a way to take it back. */
export function OutgoingFiles({ conversationId }: { conversationId: Id }): VNode | null {
  const { outgoing, t, preferences } = useDesk();
  const files = outgoing.of(conversationId).value;
  if (files.length === 0) return null;
  return (
    <ul class="outgoing" aria-label={t("outgoing_files")}>
      {files.map(({ id, file, part, state }) => (
        <li key={id} class={`outgoing-file is-${state}`}>
          <Icon name="file" />
          <span class="outgoing-name">{file.name}</span>
          {state === "sending" && <progress max={1} value={part} aria-label={file.name} />}
          {state === "sent" && (
            <span class="attachment-size">{formatBytes(file.size, preferences.locale.value)}</span>
          )}
          {state === "cut" && (
            <button
              type="button"
              class="link-button"
              onClick={() => outgoing.retry(conversationId, id)}
            >
              {t("retry")}
            </button>
          )}
          <button
            type="button"
            class="tag-remove"
            aria-label={t("remove_named", { name: file.name })}
            onClick={() => outgoing.remove(conversationId, id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
