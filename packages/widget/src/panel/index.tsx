import { effect, signal } from "@preact/signals";
import { render } from "preact";
import type { Widget } from "../core/widget.ts";
import { Frame } from "./frame.tsx";
import { loadFirstTexts, loadTexts } from "./i18n/load.ts";
import { PanelContext, type PanelContextValue } from "./panel-context.ts";
import { preloadChunk, preloadChunks } from "./screens.ts";
import { createStyleAdopter } from "./styles/adopt-styles.ts";
import { controlsCss } from "./styles/controls.css.ts";
import { frameCss } from "./styles/frame.css.ts";
import { homeCss } from "./styles/home.css.ts";
import { tokensCss } from "./styles/tokens.css.ts";
import { translate, type Texts } from "./translate.ts";

export type PanelOptions = {
  /** Of the loader's host element; `--hb-accent`, `--hb-x` and `--hb-y` are read there. */
  root: ShadowRoot;
  widget: Widget;
  /** Of the tag, for browsers without constructed style sheets. */
  nonce?: string | undefined;
  /** Gives the focus back when the panel closes. */
  focusLauncher: () => void;
  /** The address that opens an article on this page; none: no "copy link". */
  articleAddress?: ((slug: string) => string) | undefined;
};

const TICK = 20_000; // ms between two looks at the clock for "3 minutes ago"
const PRELOAD_AFTER = 3_000; // ms of peace before the other screens are fetched

/**
 * Mounts the panel, shown while `widget.panel.isOpen`, and returns its undo. Rejects when the texts
 * of the visitor's language do not come.
 */
export async function mountPanel(options: PanelOptions): Promise<() => void> {
  const { root, widget, focusLauncher } = options;
  const { preferences, connection } = widget;

  const styles = createStyleAdopter(root, options.nonce);
  preloadChunk("topics");
  const firstLocale = preferences.locale.peek();
  const complete = loadTexts(firstLocale);
  complete.catch(() => {});
  const opening = (await loadFirstTexts(firstLocale)) as Texts;
  const language = signal({ locale: firstLocale, texts: opening });
  const now = signal(connection.now());
  const announcement = signal("");
  const context: PanelContextValue = {
    widget,
    async completeTexts() {
      const locale = preferences.locale.peek();
      const texts = await complete.catch(() => loadTexts(locale));
      // A language chosen meanwhile has come whole.
      if (language.peek().texts === opening && locale === firstLocale) {
        language.value = { locale, texts };
      }
    },
    text: (key, values) => translate(language.value.texts, language.value.locale, key, values),
    locale: () => language.value.locale,
    now: () => now.value,
    announce: (sentence) => {
      announcement.value = sentence;
    },
    adopt: styles.adopt,
    articleAddress: options.articleAddress,
  };
  for (const css of [tokensCss, controlsCss, frameCss, homeCss]) styles.adopt(css);
  // What the tag says goes before the site's look; the launcher takes it on with the panel (SPEC PL3).
  const { style } = root.host as HTMLElement;
  const own = style.getPropertyValue("--hb-accent");
  const stopColouring = effect(() => {
    style.setProperty("--hb-accent", own || (widget.knowledge.site.value?.look?.color ?? ""));
  });
  const container = document.createElement("div");
  // Not by what `appendChild` answers: pages wrap it, and their wrappers forget to.
  root.append(container);
  const App = () => (
    <PanelContext.Provider value={context}>
      <Frame announcement={announcement.value} focusLauncher={focusLauncher} />
    </PanelContext.Provider>
  );
  render(<App />, container);

  const stopFollowing = effect(() => {
    const locale = preferences.locale.value;
    if (locale === language.peek().locale) return;
    loadTexts(locale).then(
      (texts) => {
        if (preferences.locale.peek() === locale) language.value = { locale, texts };
      },
      () => context.announce(translate(language.peek().texts, locale, "screenFailed")),
    );
  });
  const tick = () => {
    now.value = connection.now();
  };
  // Follows the server's time too, which may be told after what was kept is shown (promise P35).
  const stopTelling = effect(tick);
  const ticking = setInterval(tick, TICK);
  const preloading = setTimeout(() => void preloadChunks(), PRELOAD_AFTER);

  return () => {
    clearTimeout(preloading);
    clearInterval(ticking);
    stopTelling();
    stopFollowing();
    stopColouring();
    render(null, container);
    container.remove();
    styles.remove();
  };
}
