/** Resolves with the first answer that is neither undefined, null nor false; fails after 5 s. */
export async function until<Answer>(
  look: () => Answer | Promise<Answer>,
): Promise<Exclude<Answer, undefined | null | false>> {
  const end = performance.now() + 5_000;
  for (;;) {
    const answer = await look();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<Answer, undefined | null | false>;
    }
    if (performance.now() > end) throw new Error(`never came: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
