import { after } from "@helpbuoy/client";

const SLICE = 4; // ms of a frame that long work may take at once
const IDLE = 2_000; // ms after which work is done though the page is never idle

type Scheduler = { yield?: () => Promise<void> };

/** Gives the page a turn. Not by `requestAnimationFrame`: that stands still in a hidden tab. */
export function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (typeof scheduler?.yield === "function") return scheduler.yield();
  return new Promise((resolve) => {
    // A message, for nested timeouts wait 4 ms each. Closed each time, so that nothing stays behind.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Takes all steps, some milliseconds' worth at a time.
 * @returns what the last step returned, or undefined when the signal aborted
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  environment: { ticks(): number; yieldToPage(): Promise<void> },
  signal: AbortSignal,
): Promise<Result | undefined> {
  while (!signal.aborted) {
    const end = environment.ticks() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (environment.ticks() < end);
    await environment.yieldToPage();
  }
  return undefined;
}

/** Runs once the page has nothing better to do, 2 s from now at the latest. Returns its undo. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== "function") return after(IDLE / 4, run);
  const handle = requestIdleCallback(run, { timeout: IDLE });
  return () => cancelIdleCallback(handle);
}
