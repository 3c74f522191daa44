import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { shrinkPicture } from "./shrink-picture.ts";

/** A button that lets a picture be chosen, makes it small, and hands it on. */
export function PictureButton(props: {
  label: string;
  cut: "square" | "whole";
  /** Rejects where it was not taken. */
  onPicture: (picture: Blob) => Promise<void>;
}): VNode {
  const { t, say, problemText } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    try {
      const picture = await shrinkPicture(file, props.cut);
      if (picture) await props.onPicture(picture);
      else say(t("picture_unreadable"), "problem");
    } catch (cause) {
      say(problemText(cause), "problem");
    }
    setBusy(false);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          // The same file again is a choice too.
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="button"
        aria-busy={isBusy}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </button>
    </>
  );
}
