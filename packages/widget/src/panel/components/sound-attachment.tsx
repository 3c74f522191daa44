import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Attachment } from "../../core/widget.ts";
import { formatBytes } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { saveFile } from "../save-file.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** A voice note of a talk: to hear here, or to save. */
export function SoundAttachment({ attachment }: { attachment: Attachment }): VNode {
  const { widget, text, locale, announce } = usePanel();
  const { fileId, name, bytes } = attachment;
  const isPlaying = useSignal(false);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  const end = () => (isPlaying.value = false);

  async function toggle(): Promise<void> {
    if (isPlaying.value) {
      stop.current();
      end();
      return;
    }
    isPlaying.value = true;
    try {
      const [voice, { playVoice }] = await Promise.all([
        widget.conversations.file(fileId),
        import("../voice-player.ts"),
      ]);
      stop.current = await playVoice(voice as Blob, end);
    } catch {
      end();
      announce(text("cannotPlay"));
    }
  }

  return (
    <div class="hb-file">
      <IconButton
        icon={isPlaying.value ? moreIcons.stop : moreIcons.play}
        label={text(isPlaying.value ? "stopPlaying" : "play")}
        onClick={() => void toggle()}
      />
      <span class="hb-row-text">
        <span class="hb-one-line">{name}</span>
        <span class="hb-muted">{formatBytes(bytes, locale())}</span>
      </span>
      <IconButton
        icon={moreIcons.download}
        label={text("saveFile")}
        onClick={() =>
          void widget.conversations.file(fileId).then((blob) => blob && saveFile(blob, name))
        }
      />
    </div>
  );
}
