/** What long work took of the page, in ms. */
export type Slices = { count: number; longest: number; total: number };

const SLICE = 4; // ms of a frame, as in the widget

/**
 * Takes all steps a few milliseconds at a time, and measures each time.
 * @returns undefined when the signal aborted
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<{ result: Result; slices: Slices } | undefined> {
  const slices = { count: 0, longest: 0, total: 0 };
  while (!signal.aborted) {
    const start = performance.now();
    let step: IteratorResult<void, Result>;
    let took: number;
    do {
      step = steps.next();
      took = performance.now() - start;
    } while (!step.done && took < SLICE);
    slices.count += 1;
    slices.total += took;
    slices.longest = Math.max(slices.longest, took);
    if (step.done) return { result: step.value, slices };
    await giveWay();
  }
  return undefined;
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    // A message, for nested timeouts wait 4 ms each.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
