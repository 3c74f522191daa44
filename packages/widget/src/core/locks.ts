/**
 * Runs the act while no other tab of this origin runs one of the same name. Where the browser has no
 * Web Locks (plain http, Safari before 15.4) or refuses them (a sandboxed frame) it just runs: the
 * idempotency key makes a command sent twice harmless (SPEC OB7).
 */
export async function withLock<Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return act();
  let started: Promise<Answer> | undefined;
  try {
    return await locks.request(name, () => (started = act()));
  } catch {
    // Refused before it began: without the lock, then. Failed by itself: its own answer stands.
    return started ?? act();
  }
}
