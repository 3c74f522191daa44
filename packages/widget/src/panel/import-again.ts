/**
 * Runs a dynamic import, which for a browser stays failed under the same URL for the page's life:
 * from the second attempt on it asks under another one, read out of `load` itself, since only the
 * bundler knows what the chunk is called.
 * @param load an arrow function of nothing but `import("…")`
 * @param attempt 0 for the first
 */
export function importAgain<Module>(load: () => Promise<Module>, attempt: number): Promise<Module> {
  const path = attempt > 0 && /import\(\s*["'`]([^"'`]+)/.exec(String(load))?.[1];
  return path
    ? import(/* @vite-ignore */ `${new URL(path, import.meta.url).href}?${attempt}`)
    : load();
}
