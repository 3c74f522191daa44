import type { Backend } from "@helpbuoy/client";
import type { Attributes, Locale, SiteKey } from "@helpbuoy/protocol";
import type { IdentitySource } from "./identity-token.ts";
import type { ListenerList } from "./public-events.ts";
import type { Theme } from "./widget.ts";

/** What the loader (or `createHelpbuoy`) hands to `createWidget`: its settings, resolved. */
export type WidgetOptions = {
  site: SiteKey;
  /** The origin of a server that speaks the protocol, or an object with the `Backend` interface. */
  backend: string | Backend;
  /** BCP 47 tags in the order the visitor would like; the site's locales decide. */
  locales: readonly Locale[];
  theme: Theme;
  /** Nothing is kept or sent of the visitor before they agree (SPEC PR1). */
  consent?: "required" | undefined;
  hooks: LoaderHooks;
};

/** What the page has said of the visitor, and to which site and backend. */
export type SaidOfVisitor = {
  scope: string;
  source?: IdentitySource;
  claimed?: Attributes;
};

/** What the core asks of the loader, which owns the launcher and loads the panel. */
export type LoaderHooks = {
  /** The number on the launcher. */
  onUnread(count: number): void;
  /**
   * Called whenever `panel.isOpen` changes. Opening loads and mounts the panel on its first time,
   * and raises the host above what the page has put up since.
   */
  onOpenChange(isOpen: boolean): void;
  /** What the page listens to, and who it says the visitor is, outlives the core: `update` and `boot` begin a new one. */
  listeners?: ListenerList & { said?: SaidOfVisitor };
  /** Of the `destroy` and `shutdown` commands: the loader takes down the core, the panel and the launcher. */
  destroy(): void;
};
