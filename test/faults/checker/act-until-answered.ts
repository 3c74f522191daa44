import { asBackendError, retryDelay, type CommandResult } from "@helpbuoy/client";
import { pause } from "../pause.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { Act } from "./history.ts";

export type Circumstances = {
  random: SeededRandom;
  /** Milliseconds by `performance.now` after which nothing is tried again. */
  deadline(): number;
};

const LONGEST_WAIT = 1_000; // ms: what is under test is the order of things, not patience
const GIVEN_UP = 0.03;

/**
 * Does what an outbox does: sends, and sends the same again under the same key until it is answered.
 * Now and then it gives up after a failure, so that some acts stay without an answer; now and then it
 * sends twice at once.
 */
export async function actUntilAnswered(
  act: Omit<Act, "outcome" | "attempts" | "failures" | "events">,
  send: () => Promise<CommandResult>,
  { random, deadline }: Circumstances,
): Promise<Act> {
  const failures: string[] = [];
  for (let attempts = 1; ; attempts++) {
    try {
      const twice = random.chance(0.05) ? [send(), send()] : [send()];
      const answers = await Promise.all(twice);
      const events = answers.flatMap((answer) => answer.events);
      return { ...act, outcome: "ok", attempts, failures, events };
    } catch (cause) {
      const error = asBackendError(cause);
      const code = error.problem?.code ?? error.kind;
      failures.push(code);
      if (!error.canRetry && error.kind !== "invalid_response") {
        return { ...act, outcome: "fail", code, attempts, failures, events: [] };
      }
      if (performance.now() > deadline() || random.chance(GIVEN_UP)) {
        return { ...act, outcome: "info", code, attempts, failures, events: [] };
      }
      const delay = retryDelay(attempts, { ...error, canRetry: true }, () => random.next());
      await pause(Math.min(delay ?? 0, LONGEST_WAIT));
    }
  }
}
