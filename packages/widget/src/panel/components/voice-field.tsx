import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatSeconds } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import {
  canRecord,
  MAX_VOICE_SECONDS,
  recordVoice,
  type VoiceRecording,
} from "../voice-recorder.ts";
import { DraftFiles, useAttach } from "./draft-files.tsx";
import { useFieldDraft } from "./field-draft.ts";
import { VoiceNote } from "./voice-note.tsx";

/** Records a voice note; where there is no microphone, a file does as well. */
export function VoiceField({ fieldId }: { fieldId: string }): VNode {
  const { text } = usePanel();
  const { files, detach } = useFieldDraft();
  const { attach, refusal } = useAttach(fieldId);
  const recording = useRef<VoiceRecording | null>(null);
  const started = useSignal<number | undefined>(undefined);
  const seconds = useSignal(0);
  const isDenied = useSignal(false);
  const notes = files.filter((one) => one.fieldId === fieldId);

  useEffect(() => () => recording.current?.cancel(), []);
  useEffect(() => {
    const since = started.value;
    if (since === undefined) return undefined;
    const timer = setInterval(() => {
      seconds.value = Math.floor((performance.now() - since) / 1000);
      if (seconds.value >= MAX_VOICE_SECONDS) void finish();
    }, 250);
    return () => clearInterval(timer);
  }, [started.value]);

  async function start(): Promise<void> {
    try {
      recording.current = await recordVoice();
      seconds.value = 0;
      started.value = performance.now();
    } catch {
      // Whatever kept the microphone away, the way on is the same: a file.
      isDenied.value = true;
    }
  }

  async function finish(): Promise<void> {
    const running = recording.current;
    recording.current = null;
    started.value = undefined;
    if (!running) return;
    const voice = await running.finish();
    const ending = voice.type.split("/")[1] ?? "webm";
    attach([new File([voice], `${text("voiceNote")}.${ending}`, { type: voice.type })]);
  }

  function cancel(): void {
    recording.current?.cancel();
    recording.current = null;
    started.value = undefined;
  }

  if (!canRecord() || isDenied.value) {
    return (
      <>
        <p class="hb-hint">{text("noMicrophone")}</p>
        <DraftFiles fieldId={fieldId} />
      </>
    );
  }
  if (started.value !== undefined) {
    return (
      <div class="hb-voice">
        <span class="hb-voice-time" role="timer">
          {formatSeconds(seconds.value)} / {formatSeconds(MAX_VOICE_SECONDS)}
        </span>
        <IconButton icon={icons.close} label={text("discard")} onClick={cancel} />
        <button type="button" class="hb-button hb-primary" onClick={() => void finish()}>
          <Icon strokes={moreIcons.stop} />
          {text("stopRecording")}
        </button>
      </div>
    );
  }
  return (
    <>
      {notes.map(({ fileId, file }) => (
        <VoiceNote key={fileId} voice={file} onRemove={() => detach(fileId)} />
      ))}
      {notes.length === 0 && (
        <button type="button" class="hb-button" onClick={() => void start()}>
          <Icon strokes={moreIcons.microphone} />
          {text("record")}
        </button>
      )}
      {refusal && (
        <p class="hb-problem" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
