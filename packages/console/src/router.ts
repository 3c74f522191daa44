import { signal, type ReadonlySignal } from "@preact/signals";

/** Where in the console one is: `/console/<site>/<screen>/<rest…>`. */
export type Place = { site: string | undefined; screen: string; rest: string[] };

export type Router = {
  place: ReadonlySignal<Place>;
  /** @param replace without a step back to here */
  go(path: string, options?: { replace: boolean }): void;
  destroy(): void;
};

/** What a proxy may have put before the console's own path. */
export function prefixOf(pathname: string): string {
  return /^(.*?)\/console(?=\/|$)/.exec(pathname)?.[1] ?? "";
}

const BASE = `${prefixOf(location.pathname)}/console`;
/** Where the console begins. */
export const HOME = `${BASE}/`;

export function createRouter(view: Window): Router {
  const read = () => placeOf(view.location.pathname);
  const place = signal(read());
  const onPop = () => {
    place.value = read();
  };
  // A link of ours is a place to go to, not a page to load.
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest?.("a");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !isPlain || link.target || link.origin !== view.location.origin) return;
    if (!link.pathname.startsWith(HOME)) return;
    event.preventDefault();
    go(link.pathname);
  };
  view.addEventListener("popstate", onPop);
  view.document.addEventListener("click", onClick);

  function go(path: string, { replace } = { replace: false }): void {
    if (path === view.location.pathname) return;
    if (replace) view.history.replaceState(null, "", path);
    else view.history.pushState(null, "", path);
    place.value = read();
  }

  return {
    place,
    go,
    destroy() {
      view.removeEventListener("popstate", onPop);
      view.document.removeEventListener("click", onClick);
    },
  };
}

export function placeOf(pathname: string): Place {
  const [site, screen = "inbox", ...rest] = pathname
    .slice(`${prefixOf(pathname)}/console`.length)
    .split("/")
    .filter(Boolean)
    .map((part) => decodeURIComponent(part));
  return { site, screen, rest };
}

/** The address of a screen. */
export function pathTo(site: string, ...parts: string[]): string {
  return [BASE, site, ...parts].map((part, i) => (i ? encodeURIComponent(part) : part)).join("/");
}
