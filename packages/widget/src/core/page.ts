import { signal, type ReadonlySignal } from "@preact/signals-core";

/** Where on the host's site the visitor is. */
export type Page = {
  /** The path alone, without origin, query and fragment. */
  path: ReadonlySignal<string>;
  /** The address as it may be told to whoever answers: without query and fragment, which hold secrets. */
  address(): string;
  /** Looks again; with a path (or an address), takes that one until the page changes by itself. */
  turnTo(given?: string): void;
  destroy(): void;
};

/** Notices a page's own navigation without patching its history. */
export function watchPage(view: Window): Page {
  const path = signal(view.location.pathname);
  let seen = view.location.href;

  function look(): void {
    if (view.location.href === seen) return;
    seen = view.location.href;
    path.value = view.location.pathname;
  }

  // Safari and Firefox of our floor have no Navigation API: there an opened panel looks again.
  const { navigation } = view as { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", look);
  view.addEventListener("popstate", look);

  return {
    path,
    address: () => view.location.origin + path.peek(),
    turnTo(given) {
      look();
      if (given !== undefined) path.value = new URL(given, view.location.href).pathname;
    },
    destroy() {
      navigation?.removeEventListener("currententrychange", look);
      view.removeEventListener("popstate", look);
    },
  };
}
