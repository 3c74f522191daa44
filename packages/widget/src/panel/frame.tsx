import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Screen } from "../core/widget.ts";
import { accentTokens, parseRgb } from "./accent.ts";
import { ConnectionBanner } from "./components/connection-banner.tsx";
import { Header } from "./components/header.tsx";
import { focusScreen, hasFocus, keepFocus } from "./focus.ts";
import { isComposing } from "./keys.ts";
import { usePanel } from "./panel-context.ts";
import { ScreenOutlet } from "./screen-outlet.tsx";
import { followVisualViewport } from "./viewport.ts";

/** What happens in the panel must not set off the page's keyboard shortcuts or drop zones. */
const kept = (event: Event): void => event.stopPropagation();

/** The dialog around every screen: header, notices, focus and keys. */
export function Frame(options: { announcement: string; focusLauncher: () => void }): VNode {
  const { widget, locale } = usePanel();
  const { panel, preferences } = widget;
  const isOpen = panel.isOpen.value;
  const isDark = preferences.isDark.value;
  const textSize = preferences.textSize.value;
  const screen = panel.screen.value;
  const root = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  const positions = useRef(new WeakMap<Screen, number>());

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    // The browser resolves whatever CSS colour the tag names.
    element.style.color = "var(--hb-accent, #1456c4)";
    const accent = parseRgb(getComputedStyle(element).color) ?? [20, 86, 196];
    element.style.color = "";
    for (const [name, value] of Object.entries(accentTokens(accent, isDark))) {
      element.style.setProperty(name, value);
    }
  }, [isDark, widget.knowledge.site.value?.look?.color]);
  useLayoutEffect(() => {
    if (!dialog.current) return undefined;
    if (!isOpen) {
      if (wasOpen.current && hasFocus(dialog.current)) options.focusLauncher();
      wasOpen.current = false;
      return undefined;
    }
    wasOpen.current = true;
    focusScreen(dialog.current);
    const undo = [keepFocus(dialog.current)];
    if (root.current) undo.push(followVisualViewport(root.current));
    return () => undo.forEach((stop) => stop());
  }, [isOpen]);
  useEffect(() => {
    if (!dialog.current || !isOpen) return;
    focusScreen(dialog.current);
    const scroller = dialog.current.querySelector(".hb-scroll:not(.hb-log)");
    if (scroller) scroller.scrollTop = positions.current.get(screen) ?? 0;
  }, [screen]);

  function onShown(): void {
    const element = dialog.current;
    if (element && panel.isOpen.peek() && hasFocus(element)) focusScreen(element);
  }

  /** Who comes back to a list finds it where they left it. */
  function onScroll({ target }: Event): void {
    if (target instanceof Element && target.matches(".hb-scroll")) {
      positions.current.set(panel.screen.peek(), target.scrollTop);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== "Escape" || isComposing(event)) return;
    // Else the page's own modal dialog, in which we may stand, would close as well.
    event.preventDefault();
    panel.close();
  }

  const classes = `hb-root${isDark ? " hb-dark" : ""}${textSize === "normal" ? "" : ` hb-${textSize}`}`;
  const language = locale();
  return (
    <div class={classes} ref={root} hidden={!isOpen} lang={language}>
      <section
        class="hb-panel"
        part="panel"
        ref={dialog}
        role="dialog"
        data-hb-screen={screen.name}
        aria-labelledby="hb-title"
        dir={/^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr"}
        onScrollCapture={onScroll}
        onKeyDown={onKeyDown}
        onKeyUp={kept}
        onKeyPress={kept}
        onPaste={kept}
        onDragOver={kept}
        onDrop={kept}
      >
        <Header screen={screen} canGoBack={panel.stack.value.length > 1} />
        <ConnectionBanner />
        <ScreenOutlet screen={screen} onShown={onShown} />
        <div class="hb-aside" role="status">
          {options.announcement}
        </div>
      </section>
    </div>
  );
}
