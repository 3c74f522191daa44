/** Seconds a voice note may last. */
export const MAX_VOICE_SECONDS = 120;

export type VoiceRecording = {
  /** Ends it and hands over what was said. */
  finish(): Promise<Blob>;
  /** Ends it and forgets it. */
  cancel(): void;
};

/** Whether this browser and page can record at all; the visitor may still say no. */
export function canRecord(): boolean {
  return typeof MediaRecorder === "function" && Boolean(navigator.mediaDevices?.getUserMedia);
}

/** Asks for the microphone and records. Rejects when there is none or the visitor says no. */
export async function recordVoice(): Promise<VoiceRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const release = () => stream.getTracks().forEach((track) => track.stop());
  const type = ["audio/webm", "audio/mp4"].find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
  const parts: Blob[] = [];
  const ended = new Promise<void>((resolve) => {
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      release();
      resolve();
    };
  });
  recorder.start();
  const stop = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  return {
    async finish() {
      stop();
      await ended;
      return new Blob(parts, { type: recorder.mimeType.split(";")[0] ?? "audio/webm" });
    },
    cancel: stop,
  };
}
