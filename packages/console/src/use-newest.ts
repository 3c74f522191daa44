import { useEffect } from "preact/hooks";

type Asked<Answer> = {
  /** Asks; undefined: there is nothing to ask, and what was told before stays. */
  ask: () => Promise<Answer> | undefined;
  tell: (answer: Answer) => void;
  /** Default: what cannot be had is not told, and what was told before stays. */
  refuse?: (cause: unknown) => void;
};

/**
 * Asks again whenever one of `inputs` changes, and tells the newest answer alone: an older question's may
 * come after it.
 * @param pause milliseconds to wait for the next change, while somebody types
 */
export function useNewest<Answer>(
  { ask, tell, refuse = () => {} }: Asked<Answer>,
  inputs: readonly unknown[],
  pause = 0,
): void {
  useEffect(() => {
    let isOver = false;
    const begin = () =>
      ask()?.then(
        (answer) => isOver || tell(answer),
        (cause: unknown) => isOver || refuse(cause),
      );
    const timer = pause > 0 ? setTimeout(begin, pause) : void begin();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, inputs);
}
