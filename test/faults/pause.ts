/** Lets so many milliseconds pass. Faults last; what they do to others is waited for by condition. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Asks again and again until the answer is something.
 * @param within milliseconds; then it throws, with what was waited for
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
  within = 30_000,
): Promise<Answer> {
  const deadline = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`in ${within} ms not: ${what}`);
    await pause(20);
  }
}
