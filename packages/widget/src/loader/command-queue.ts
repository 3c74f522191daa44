type Run = (command: string, args: unknown[]) => unknown;

/** Keeps calls of the public face in order until there is something to run them (promise P12). */
export type CommandQueue = {
  push(command: string, args: unknown[]): Promise<unknown>;
  /** Runs what waits, once and in order, and everything later at once. */
  drain(run: Run): void;
};

export function createCommandQueue(): CommandQueue {
  let release: (run: Run) => void;
  // Promise callbacks run in the order they were added: that is the queue.
  const running = new Promise<Run>((resolve) => (release = resolve));
  return {
    push(command, args) {
      const answer = running.then((run) => run(command, args));
      // A host page that ignores the answer must not get an unhandled rejection from us (P1).
      answer.catch(() => {});
      return answer;
    },
    drain: (run) => release(run),
  };
}
