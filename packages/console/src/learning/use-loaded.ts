import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";

export type Loaded<Value> = {
  /** Missing until it is there. */
  value: Value | undefined;
  /** Why it could not be had, as a sentence. */
  problem: string | undefined;
  reload: () => Promise<void>;
};

/** What a call answers with, once at first and again when asked; the last call asked for counts. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const { problemText } = useDesk();
  const [value, setValue] = useState<Value>();
  const [problem, setProblem] = useState<string>();
  const calls = useRef(0);

  async function reload(): Promise<void> {
    const mine = ++calls.current;
    try {
      const found = await load();
      if (mine !== calls.current) return;
      setValue(found);
      setProblem(undefined);
    } catch (cause) {
      if (mine === calls.current) setProblem(problemText(cause));
    }
  }
  useEffect(() => {
    void reload();
    // An answer that comes after the screen is gone is nobody's.
    return () => void calls.current++;
  }, []);
  return { value, problem, reload };
}
