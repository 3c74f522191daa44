import { launcherCss } from "./launcher.css.ts";
import { matchesPath, type LoaderSettings } from "./settings.ts";

type Settings = Partial<LoaderSettings<unknown>>;

export type Launcher = {
  /** Where the panel is mounted, under one element of ours below `<html>`. */
  root: ShadowRoot;
  /** Ours, or the page's own button. */
  button(): HTMLElement;
  setBusy(isBusy: boolean): void;
  setOpen(isOpen: boolean): void;
  setUnread(count: number): void;
  setVisible(isVisible: boolean): void;
  /** Into the top layer anew, or into the modal dialog that makes everything else inert. */
  raise(): void;
  /** Turns the button into a link to a page that needs no scripts. */
  becomeLink(href: string): void;
  remove(): void;
};

/** Paints the launcher. `onIntent` hears hover, focus, touch (`false`) and click (`true`). */
export function createLauncher(
  settings: Settings,
  isChinese: boolean,
  onIntent: (isClick: boolean) => void,
): Launcher {
  const page = document.documentElement;
  const host = document.createElement("helpbuoy-widget");
  const root = host.attachShadow({ mode: "open" });
  const badge = document.createElement("b");
  const ours = document.createElement("button");
  const { hideOn } = settings;
  // A page's own script may say what is no text.
  const label = `${settings.label ?? ""}`;
  let ownSelector = settings.launcher;
  let control: HTMLElement = ours;
  let own: HTMLElement | null = null;
  let forgetOwn = () => {};

  adoptCss(root, launcherCss, settings.nonce);
  place(host, settings);
  ours.type = "button";
  ours.append(label, badge);
  dress(ours);
  listen(ours, onIntent);
  setUnread(0);
  findOwn();
  setVisible(!hideOn || !matchesPath(location.pathname, hideOn));
  root.append(ours);
  raise();

  // A React document that fails to hydrate, or a page that empties <html>, takes the host away; a
  // framework may bring the page's own button late, or anew.
  const keeper = new MutationObserver(() => {
    if (!host.isConnected) raise();
    findOwn();
  });
  keeper.observe(page, { childList: true, subtree: !!ownSelector });

  function dress(element: HTMLElement): void {
    element.className = "l";
    element.setAttribute("part", "launcher");
    if (element === ours) setOpen(false);
  }

  function findOwn(): void {
    if (!ownSelector || own?.isConnected) return;
    forgetOwn();
    try {
      own = document.querySelector<HTMLElement>(ownSelector);
    } catch {
      // No selector: then ours is shown.
      ownSelector = "";
    }
    if (own) forgetOwn = listen(own, onIntent);
  }

  function button(): HTMLElement {
    return own ?? control;
  }

  function setOpen(isOpen: boolean): void {
    button().setAttribute("aria-haspopup", "dialog");
    button().setAttribute("aria-expanded", `${isOpen}`);
  }

  function setUnread(count: number): void {
    const unread = count ? (isChinese ? `，${count} 条未读` : `, ${count} unread`) : "";
    const help = isChinese ? "帮助" : "Help";
    badge.textContent = count > 99 ? "99+" : count ? `${count}` : "";
    control.setAttribute(
      "aria-label",
      (label.includes(help) ? label : `${help} ${label}`.trim()) + unread,
    );
  }

  function setVisible(isVisible: boolean): void {
    control.hidden = !isVisible || !!ownSelector;
  }

  function raise(): void {
    try {
      // A page's modal dialog makes all outside it inert, whatever layer that is in.
      const parent = [...document.querySelectorAll("dialog:modal")].pop() ?? page;
      if (host.parentNode !== parent) parent.append(host);
      if (!settings.zIndex) {
        host.popover = "manual";
        host.hidePopover();
        host.showPopover();
      }
    } catch {
      // No popovers, or no `:modal`, in this browser: the host lies above by its z-index.
      if (!host.isConnected) page.append(host);
    }
    host.style.setProperty("--hb-zoom", `${1 / (+getComputedStyle(page).zoom || 1)}`);
  }

  return {
    root,
    button,
    setBusy: (isBusy) => control.setAttribute("aria-busy", `${isBusy}`),
    setOpen,
    setUnread,
    setVisible,
    raise,
    becomeLink(href) {
      const link = document.createElement("a");
      dress(link);
      link.href = href;
      link.target = "_blank";
      link.append(...control.childNodes);
      control.replaceWith(link);
      control = link;
      setUnread(0);
    },
    remove() {
      keeper.disconnect();
      forgetOwn();
      for (const name of ["haspopup", "expanded"]) own?.removeAttribute(`aria-${name}`);
      host.remove();
    },
  };
}

/** Constructable sheets pass a strict CSP; a `<style>` element (Safari 15) needs the page's nonce. */
function adoptCss(root: ShadowRoot, css: string, nonce = ""): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.nonce = nonce;
    style.textContent = css;
    root.append(style);
  }
}

function place(host: HTMLElement, { offset = "20", zIndex, color, position }: Settings): void {
  const [x, y = x] = `${offset}`.split(",").map((part) => `${+part || 0}px`);
  // A colour that is none would make the button transparent: the browser judges it.
  host.style.color = `${color}`;
  // `inset-inline` of launcher and panel.
  const inline = position === "start" ? `${x} auto` : `auto ${x}`;
  for (const [name, value] of Object.entries({
    x: inline,
    y,
    z: zIndex,
    accent: host.style.color,
  })) {
    if (value) host.style.setProperty(`--hb-${name}`, value);
  }
}

/** Hover, focus and touch say that a click may come: time enough to load. Returns its undo. */
function listen(element: HTMLElement, onIntent: (isClick: boolean) => void): () => void {
  // A touch is a pointer too.
  const listening = new AbortController();
  for (const name of ["pointerenter", "focus", "click"]) {
    element.addEventListener(name, () => onIntent(name === "click"), listening);
  }
  return () => listening.abort();
}
