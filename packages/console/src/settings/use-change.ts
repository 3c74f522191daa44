import { useDesk } from "../console-context.ts";
import { settingsProblem } from "./settings-problem.ts";

type Work = () => Promise<unknown>;

/** How a card does what it is asked for. */
export function useChange() {
  const { t, say, problemText } = useDesk();

  /** Says in passing that it is done. @returns what is wrong, for a dialog to show in itself */
  async function attempt(work: Work, done?: string): Promise<string | undefined> {
    try {
      await work();
      if (done !== undefined) say(done);
      return undefined;
    } catch (cause) {
      return settingsProblem(cause, t) ?? problemText(cause);
    }
  }

  /** Says in passing that it is done, or what is wrong. */
  async function change(work: Work, done?: string): Promise<void> {
    const problem = await attempt(work, done);
    if (problem !== undefined) say(problem, "problem");
  }

  return { attempt, change };
}
