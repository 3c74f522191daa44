import type { WidgetOptions } from "../core/widget-options.ts";
import type { Widget } from "../core/widget.ts";
import { createCommandQueue } from "./command-queue.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import type { Modules } from "./modules.ts";
import type { LoaderSettings } from "./settings.ts";
import { hasMark, whenIdle, whyNot } from "./wake.ts";

export type Settings = Partial<LoaderSettings<WidgetOptions["backend"]>>;

/**
 * Commands that cannot wait for a visitor's intent; all others are kept until the core is there. Whoever
 * signs out may leave the machine to someone else.
 */
const waking = /^(open|toggle|show(?!Launcher)|search|ask|newMessage|diagnose|logout)/;

/** A link to an article on any page with the tag: `https://shop.example/#helpbuoy=refund-time`. */
const articleMark = "#helpbuoy=";

/**
 * The composition root of everything before intent. What it starts, `destroy` stops.
 * @param onDestroyed takes the page's global away
 * @returns the public face: runs a command, now or once the core is there
 */
export function createLoader(
  settings: Settings,
  modules: Modules,
  onDestroyed: () => void,
): (command: string, args: unknown[]) => Promise<unknown> {
  let launcher: Launcher | undefined;
  let widget: Widget | undefined;
  let loading: Promise<void> | undefined;
  let mounting: Promise<() => void> | undefined;
  let queue = createCommandQueue();
  let reason: string | undefined;
  const listeners = {};

  function boot(more?: Settings): void {
    if (launcher) return;
    settings = { ...settings, ...more };
    const { site, prefetch } = settings;
    reason = site ? whyNot() : "site_missing";
    if (!site) return;
    launcher = createLauncher(settings, /^zh/i.test(locales()[0] as string), onIntent);
    const [, linked] = location.hash.split(articleMark);
    if (reason) fall(reason);
    else if (linked) void call("showArticle", [linked]);
    else if (prefetch === "idle") whenIdle(near);
    else if (hasMark(site)) whenIdle(wake);
  }

  function locales(): string[] {
    const asked = `${settings.locale || document.documentElement.lang}`;
    return asked ? [asked, ...navigator.languages] : [...navigator.languages];
  }

  /** Loads nothing more: the button leads to a page that works without us. */
  function fall(why: string): void {
    reason = why;
    launcher?.setBusy(false);
    const { backend, site } = settings;
    if (typeof backend === "string") {
      launcher?.becomeLink(`${backend}/ticket?site=${site}&locale=${locales()[0]}`);
    }
  }

  function near(): void {
    wake();
    modules.panel().catch(() => {});
  }

  function onIntent(isClick: boolean): void {
    if (reason) return;
    near();
    if (isClick) void call("toggle", []);
  }

  /** Loads the core, once; a shutdown meanwhile lets it go unused. */
  function wake(): void {
    const booted = launcher;
    if (loading || reason || !booted) return;
    modules.prefetch(locales()[0] as string);
    loading = modules.core().then(
      ({ createWidget }) => {
        if (booted !== launcher) return;
        const created = createWidget({
          ...({ theme: "auto", ...settings } as WidgetOptions),
          locales: locales(),
          hooks: {
            onUnread: booted.setUnread,
            onOpenChange,
            destroy,
            listeners,
          },
        });
        widget = created;
        queue.drain(created.call);
      },
      () => booted === launcher && fall("code_not_loaded"),
    ) as Promise<void>;
  }

  function onOpenChange(isOpen: boolean): void {
    const booted = launcher as Launcher;
    booted.setOpen(isOpen);
    if (!isOpen) return;
    booted.raise();
    if (mounting) return;
    booted.setBusy(true);
    mounting = modules.panel().then(async ({ mountPanel }) => {
      if (booted !== launcher) return () => {};
      const unmount = await mountPanel({
        root: booted.root,
        widget: widget as Widget,
        nonce: settings.nonce,
        focusLauncher: () => booted.button().focus(),
        articleAddress: (slug) => location.href.split("#")[0] + articleMark + slug,
      });
      booted.setBusy(false);
      return unmount;
    });
    mounting.catch(() => booted === launcher && fall("code_not_loaded"));
  }

  /** Everything but the global: until `boot`. */
  function shutdown(): void {
    mounting?.then((unmount) => unmount()).catch(() => {});
    widget?.destroy();
    launcher?.remove();
    // What nobody has run yet is for the next boot.
    if (widget) queue = createCommandQueue();
    reason = "shutdown";
    mounting = loading = widget = launcher = undefined;
  }

  function destroy(): void {
    shutdown();
    onDestroyed();
  }

  async function call(command: string, args: unknown[]): Promise<unknown> {
    if (command === "destroy") return destroy();
    if (command === "shutdown") return shutdown();
    if (command === "update") shutdown();
    if (command === "boot" || command === "update") return boot(args[0] as Settings);
    if (command.endsWith("Launcher")) return launcher?.setVisible(command === "showLauncher");
    if (reason) {
      if (command === "diagnose") return { reasons: [reason] };
      throw new Error(`not_available: ${reason}`);
    }
    if (!widget && command === "getState") return { isReady: false, isOpen: false, unread: 0 };
    if (waking.test(command)) wake();
    return queue.push(command, args);
  }

  boot();
  return (command, args) => {
    const answer = call(command, args);
    answer.catch(() => {});
    return answer;
  };
}
