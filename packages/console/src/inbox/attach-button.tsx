import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

/** Opens the browser's file dialog. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }): VNode {
  const { t } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file again is a choice too.
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={t("attach")}
        title={t("attach")}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
    </>
  );
}
