/** Counts what is heard: one oscillator pair a ring. */
export default function init(): void {
  const page = window as unknown as { rings: number };
  page.rings = 0;
  const { close } = AudioContext.prototype;
  AudioContext.prototype.close = function () {
    page.rings += 1;
    return close.call(this);
  };
}

/** As a frame that is refused Web Locks. */
export function refuseLocks(): void {
  // There is none on the blank page before the first visit.
  if (!("locks" in navigator)) return;
  LockManager.prototype.request = () => Promise.reject(new DOMException("denied", "SecurityError"));
}
