/**
 * Rings lightly, twice. Made of tones: an audio file would be a request, and a policy's `media-src`.
 * Browsers keep it silent on a page the visitor has not touched yet.
 */
export function chime(): void {
  try {
    const context = new AudioContext();
    const volume = context.createGain();
    volume.connect(context.destination);
    volume.gain.setValueAtTime(0.08, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
    for (const [index, pitch] of [660, 880].entries()) {
      const tone = context.createOscillator();
      tone.frequency.value = pitch;
      tone.connect(volume);
      tone.start(context.currentTime + index * 0.12);
      tone.stop(context.currentTime + 0.6);
      if (index > 0) tone.onended = () => void context.close();
    }
  } catch {
    // No sound on this device, or no more of it for this page.
  }
}
