import { useDesk } from "../console-context.ts";
import { settingsProblem } from "./settings-problem.ts";

/** Does what a card asks for; says that it is done, or what is wrong with it. */
export function useChange(): (work: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const { t, say, problemText } = useDesk();
  return async (work, done) => {
    try {
      await work();
      if (done !== undefined) say(done);
      return true;
    } catch (cause) {
      say(settingsProblem(cause, t) ?? problemText(cause), "problem");
      return false;
    }
  };
}
