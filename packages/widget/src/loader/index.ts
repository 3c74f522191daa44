import { createLoader } from "./loader.ts";
import { urlModules } from "./modules.ts";
import type { LoaderSettings } from "./settings.ts";

type Call = [command: string, ...args: unknown[]];
/** The global; before load it may be a stub that pushes its arguments to `q`. */
type HelpbuoyGlobal = {
  (...call: Call): Promise<unknown>;
  q?: Call[];
  version?: string;
};

declare global {
  interface Window {
    Helpbuoy?: HelpbuoyGlobal | undefined;
    HelpbuoySettings?: Partial<LoaderSettings>;
  }
}
declare const __HELPBUOY_VERSION__: string;

// Two copies on a page are one widget: the first stays.
if (!window.Helpbuoy?.version) {
  const tag = document.currentScript as HTMLScriptElement;
  const base = new URL("./", tag?.src || location.href);
  const settings: Record<string, unknown> & Partial<LoaderSettings> = {
    backend: base.origin,
    nonce: tag?.nonce,
    ...window.HelpbuoySettings,
  };
  // Spread, they would throw on a page that has an `Object.prototype.get`.
  for (const name in tag?.dataset) settings[name] = tag.dataset[name];
  // A stub pushes its `arguments`; whatever else stands there harms nobody.
  const early = Object.values(window.Helpbuoy?.q ?? []);
  try {
    const call = createLoader(settings, urlModules(base.href), () => delete window.Helpbuoy);
    const face: HelpbuoyGlobal = (command, ...args) => call(`${command}`, args);
    face.version = __HELPBUOY_VERSION__;
    window.Helpbuoy = face;
    for (const waiting of early) void face(...(Object.values(waiting ?? []) as Call));
  } catch {
    // Not even a button can be made on this page: the plain link, and no error of ours.
    const link = document.createElement("a");
    link.href = `${settings.backend}/ticket?site=${settings.site}`;
    link.textContent = "Help";
    document.documentElement.append(link);
  }
}
