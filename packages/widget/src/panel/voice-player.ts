/**
 * Plays a voice note through Web Audio: a strict CSP allows no `blob:` address in an audio element.
 * Returns its undo. Rejects when this browser cannot decode it.
 */
export async function playVoice(voice: Blob, onEnd: () => void): Promise<() => void> {
  const context = new AudioContext();
  const stop = () => {
    if (context.state !== "closed") void context.close();
  };
  try {
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(await voice.arrayBuffer());
    source.connect(context.destination);
    source.onended = () => {
      stop();
      onEnd();
    };
    source.start();
  } catch (reason) {
    stop();
    throw reason;
  }
  return stop;
}
