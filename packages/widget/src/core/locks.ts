import { after } from "@helpbuoy/client";

/** A tab that a phone has put to sleep may hold its lock for hours. */
const PATIENCE = 20_000; // ms

/**
 * Runs the act while no other tab of this origin runs one of the same name, and after 20 s in any
 * case. Where the browser has no Web Locks (plain http, Safari before 15.4) or refuses them (a
 * sandboxed frame) it just runs: the idempotency key makes a command sent twice harmless (SPEC OB7).
 */
export async function withLock<Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> {
  const waiting = new AbortController();
  const cancel = after(PATIENCE, () => waiting.abort());
  let started: Promise<Answer> | undefined;
  try {
    return await navigator.locks.request(name, { signal: waiting.signal }, () => {
      cancel();
      return (started = act());
    });
  } catch {
    // None, or refused before it began: without the lock, then. Failed by itself: its own answer stands.
    return started ?? act();
  } finally {
    cancel();
  }
}
