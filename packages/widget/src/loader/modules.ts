import type { createWidget } from "../core/index.ts";
import type { mountPanel } from "../panel/index.tsx";

export type CoreModule = { createWidget: typeof createWidget };
export type PanelModule = { mountPanel: typeof mountPanel };

/** Where core and panel come from: hashed URLs beside the tag, or a bundler's dynamic imports (npm). */
export type Modules = {
  core(): Promise<CoreModule>;
  panel(): Promise<PanelModule>;
  /** Fetches what the two will import, so that nothing waits for a chain. */
  prefetch(locale: string): void;
};

/** The hashed file names, defined in by the build. */
declare const __HELPBUOY_ASSETS__: {
  core: string;
  panel: string;
  /** Imported by both. */
  shared: string[];
  /** Of each language's words. */
  locales: Record<string, string>;
};

const LOAD_TIMEOUT = 15_000; // ms: a server that hangs must not leave a spinning button for ever

/** Modules next to the script itself. Needs no more of a CSP than the script's host or nonce. */
export function urlModules(base: string): Modules {
  const assets = __HELPBUOY_ASSETS__;
  const load = (file: string): Promise<unknown> =>
    import(/* @vite-ignore */ `${base}assets/${file}`);
  // A failed import stays failed for the page's life under the same URL: the retry asks another.
  const loadTwice = <Loaded>(file: string) =>
    Promise.race([
      load(file).catch(() => load(`${file}?`)) as Promise<Loaded>,
      new Promise<never>((_, reject) => setTimeout(reject, LOAD_TIMEOUT)),
    ]);
  return {
    core: () => loadTwice<CoreModule>(assets.core),
    panel: () => loadTwice<PanelModule>(assets.panel),
    prefetch(locale) {
      for (const file of [...assets.shared, assets.locales[locale.slice(0, 2)]]) {
        if (file) load(file).catch(() => {});
      }
    },
  };
}
