/** This tab's place among those of its origin that want to be the one of a name. Ends with `leave`. */
export type Lead = {
  name: string;
  /** Takes the place from who holds it and does not answer: a tab that is asleep. */
  byForce: boolean;
  /** The place is this tab's; at once where the browser cannot tell. */
  onLead(): void;
  /** Another tab has taken it by force. */
  onLost(): void;
};

/** Waits for the place, and holds it until the returned undo is called or another tab takes it. */
export function lead({ name, byForce, onLead, onLost }: Lead): () => void {
  const waiting = new AbortController();
  let release = () => {};
  let isOver = false;
  let isHeld = false;
  const hold = () =>
    new Promise<void>((resolve) => {
      release = resolve;
      if (isOver) return resolve();
      isHeld = true;
      onLead();
    });
  // A request by force cannot be called off; it is not kept waiting either.
  const options = byForce ? { steal: true } : { signal: waiting.signal };
  const request = async () => navigator.locks.request(name, options, hold);
  request().catch(() => {
    if (isOver) return;
    // Taken from us, or never given: no Web Locks, or a sandboxed frame that is refused them.
    if (isHeld) onLost();
    else onLead();
  });
  return () => {
    isOver = true;
    release();
    waiting.abort();
  };
}
