import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatBytes } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { playVoice } from "../voice-player.ts";

/** A recorded voice note: to hear, and to take back. */
export function VoiceNote(options: { voice: File; onRemove: () => void }): VNode {
  const { voice, onRemove } = options;
  const { text, locale, announce } = usePanel();
  const isPlaying = useSignal(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  async function toggle(): Promise<void> {
    if (isPlaying.value) {
      stop.current?.();
      isPlaying.value = false;
      return;
    }
    isPlaying.value = true;
    try {
      stop.current = await playVoice(voice, () => {
        isPlaying.value = false;
      });
    } catch {
      isPlaying.value = false;
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
        <span class="hb-one-line">{voice.name}</span>
        <span class="hb-muted">{formatBytes(voice.size, locale())}</span>
      </span>
      <IconButton
        icon={icons.close}
        label={text("removeFile", { name: voice.name })}
        onClick={onRemove}
      />
    </div>
  );
}
