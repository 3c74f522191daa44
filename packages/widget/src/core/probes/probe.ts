import { BackendError, type Clock } from "@helpbuoy/client";
import type { ProbeReading } from "@helpbuoy/protocol";

/** What a probe may look at. Nothing here asks the visitor for anything (SPEC GD3). */
export type ProbeEnvironment = {
  view: Window;
  /** Milliseconds that only rise. */
  ticks(): number;
  clock: Pick<Clock, "behind">;
  /** Asks the backend for as little as can be. Rejects with a `BackendError`. */
  reach(signal: AbortSignal): Promise<unknown>;
  /** What the host said went wrong on its page. */
  pageError(): string | undefined;
};

/** May throw and may never end: whoever runs it says `unknown` then. */
export type Probe = (
  environment: ProbeEnvironment,
  signal: AbortSignal,
) => ProbeReading | Promise<ProbeReading>;

export const passed = (fact = ""): ProbeReading => ({ result: "passed", fact });
export const failed = (fact = ""): ProbeReading => ({ result: "failed", fact });
export const unknown: ProbeReading = { result: "unknown", fact: "" };

/**
 * How long the backend takes to answer.
 * @returns milliseconds; undefined: no network leads there, or it has trouble of its own
 */
export async function roundTrip(
  { reach, ticks }: Pick<ProbeEnvironment, "reach" | "ticks">,
  signal: AbortSignal,
): Promise<{ ms?: number; isOffline: boolean }> {
  const begin = ticks();
  try {
    await reach(signal);
    return { ms: Math.max(1, Math.round(ticks() - begin)), isOffline: false };
  } catch (cause) {
    return { isOffline: cause instanceof BackendError && cause.kind === "offline" };
  }
}
