/** The storage mark the core leaves while something is unsent or a reply is awaited. */
export function hasMark(site: string): boolean {
  try {
    return !!localStorage.getItem(`helpbuoy:${site}`);
  } catch {
    // A sandboxed frame throws on reading `localStorage`: then nothing was kept either.
    return false;
  }
}

/** Runs once the page has nothing better to do. */
export function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 5000 });
  else setTimeout(run, 1500);
}

/**
 * Why nothing more may be loaded here, or undefined. Below the floor (Chrome 90, Safari 15, Firefox
 * 100) there is no WeakRef. What a page adds to `Object.prototype` becomes an option of every browser
 * call and a property of every element that Preact draws: modules hang (`then`), listeners die
 * (`once`), the panel stays blank (`dangerouslySetInnerHTML`). Measured.
 */
export function whyNot(): string | undefined {
  if (!("WeakRef" in window)) return "browser_too_old";
  for (const _ in {}) return "page_polluted";
  return undefined;
}
