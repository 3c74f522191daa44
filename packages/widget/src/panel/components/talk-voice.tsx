import type { Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatSeconds } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { ticketFormCss } from "../styles/ticket-form.css.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { MAX_VOICE_SECONDS, recordVoice, type VoiceRecording } from "../voice-recorder.ts";
import { VoiceNote } from "./voice-note.tsx";

export const styles = [fieldsCss, ticketFormCss];

/** Records a voice note in a talk: a timer, then to hear, to throw away or to send. */
export default function TalkVoice({ screen }: { screen: { id: Id; onDone: () => void } }): VNode {
  const { id, onDone } = screen;
  const { widget, text } = usePanel();
  const recording = useRef<VoiceRecording | null>(null);
  const seconds = useSignal(0);
  const voice = useSignal<File | undefined>(undefined);
  const isDenied = useSignal(false);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    recordVoice().then(
      (begun) => {
        if (isGone) return begun.cancel();
        recording.current = begun;
        const since = performance.now();
        timer = setInterval(() => {
          seconds.value = Math.floor((performance.now() - since) / 1000);
          if (seconds.value >= MAX_VOICE_SECONDS) void finish();
        }, 250);
        return undefined;
      },
      () => {
        // Whatever kept the microphone away, the way on is the same: words, or a file.
        isDenied.value = true;
      },
    );
    async function finish(): Promise<void> {
      clearInterval(timer);
      const running = recording.current;
      recording.current = null;
      if (!running) return;
      const said = await running.finish();
      const ending = said.type.split("/")[1] ?? "webm";
      voice.value = new File([said], `${text("voiceNote")}.${ending}`, { type: said.type });
    }
    stop.current = finish;
    return () => {
      isGone = true;
      clearInterval(timer);
      recording.current?.cancel();
    };
  }, []);
  const stop = useRef<() => Promise<void>>(async () => {});

  function send(): void {
    if (!voice.value) return;
    widget.conversations.send(id, { text: "", files: [voice.value] });
    onDone();
  }

  if (isDenied.value) {
    return (
      <div class="hb-composer">
        <p class="hb-problem" role="alert">
          {text("noMicrophone")}
        </p>
        <button type="button" class="hb-button" onClick={onDone}>
          {text("back")}
        </button>
      </div>
    );
  }
  return (
    <div class="hb-composer">
      {voice.value ? (
        <>
          <VoiceNote voice={voice.value} onRemove={onDone} />
          <div class="hb-actions">
            <button type="button" class="hb-button hb-primary" onClick={send}>
              <Icon strokes={moreIcons.send} />
              {text("send")}
            </button>
          </div>
        </>
      ) : (
        <div class="hb-voice">
          <span class="hb-voice-time" role="timer">
            {formatSeconds(seconds.value)} / {formatSeconds(MAX_VOICE_SECONDS)}
          </span>
          <IconButton icon={icons.close} label={text("discard")} onClick={onDone} />
          <button type="button" class="hb-button hb-primary" onClick={() => void stop.current()}>
            <Icon strokes={moreIcons.stop} />
            {text("stopRecording")}
          </button>
        </div>
      )}
    </div>
  );
}
