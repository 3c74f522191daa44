import type { KeyValueStorage } from "@helpbuoy/client";
import { pickLocale, type Locale, type Site } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import type { PreferencesModel, TextSize, Theme } from "../widget.ts";

/** What the visitor chose; undefined: as the site says. */
type Chosen = { locale?: Locale; theme?: Theme; textSize?: TextSize; sound?: boolean };

const KEY = "preferences";
/** Offered until the site has said what it speaks. */
const spoken: Locale[] = ["zh-CN", "en"];

export type Preferences = PreferencesModel & {
  /** Resolves when what was chosen on an earlier visit is known. */
  restored: Promise<void>;
  /** Host's wishes, below the visitor's own. */
  suggest(wish: { locale?: Locale; theme?: Theme }): void;
  destroy(): void;
};

/** @param asked BCP 47 tags in the order the site and the browser would like */
export function createPreferencesModel(parts: {
  asked: readonly Locale[];
  theme: Theme;
  site: ReadonlySignal<Site | undefined>;
  storage: KeyValueStorage;
  view: Window;
}): Preferences {
  const { site, storage, view } = parts;
  const chosen = signal<Chosen>({});
  const wish = signal<{ locale?: Locale; theme?: Theme }>({});
  const dark = view.matchMedia?.("(prefers-color-scheme: dark)");
  const isSystemDark = signal(dark?.matches === true);
  const follow = () => (isSystemDark.value = dark?.matches === true);
  dark?.addEventListener("change", follow);

  const locales = computed(() => site.value?.locales ?? spoken);
  const theme = computed(() => chosen.value.theme ?? wish.value.theme ?? parts.theme);

  function choose(more: Chosen): void {
    chosen.value = { ...chosen.peek(), ...more };
    void storage.set([[KEY, chosen.peek()]]);
  }

  return {
    restored: storage.get(KEY).then((stored) => {
      // What was chosen meanwhile is newer.
      chosen.value = { ...(stored as Chosen | undefined), ...chosen.peek() };
    }),
    locale: computed(() => {
      const first = [chosen.value.locale, wish.value.locale].filter((tag) => tag !== undefined);
      return pickLocale([...(first as Locale[]), ...parts.asked], locales.value);
    }),
    locales,
    theme,
    isDark: computed(() => (theme.value === "auto" ? isSystemDark.value : theme.value === "dark")),
    textSize: computed(() => chosen.value.textSize ?? "normal"),
    sound: computed(() => chosen.value.sound ?? true),
    setLocale: (locale) => choose({ locale }),
    setTheme: (to) => choose({ theme: to }),
    setTextSize: (textSize) => choose({ textSize }),
    setSound: (sound) => choose({ sound }),
    suggest(more) {
      wish.value = { ...wish.peek(), ...more };
    },
    destroy: () => dark?.removeEventListener("change", follow),
  };
}
