import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** Opens the browser's file dialog; as an icon, or with its label beside it. */
export function FilePicker(options: {
  label: string;
  withLabel?: boolean;
  id?: string;
  describedBy?: string | undefined;
  onFiles: (files: File[]) => void;
}): VNode {
  const { label, withLabel = false, id, describedBy, onFiles } = options;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        id={id}
        class={withLabel ? "hb-button" : "hb-icon-button"}
        aria-label={withLabel ? undefined : label}
        aria-describedby={describedBy}
        title={withLabel ? undefined : label}
        onClick={() => input.current?.click()}
      >
        <Icon strokes={moreIcons.attach} />
        {withLabel && label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // Else choosing the same file again would say nothing.
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
