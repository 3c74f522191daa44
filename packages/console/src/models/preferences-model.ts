import { effect, signal, type Signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";
export type ConsoleLocale = "zh-CN" | "en";

export type PreferencesModel = {
  locale: Signal<ConsoleLocale>;
  theme: Signal<Theme>;
  sound: Signal<boolean>;
  /** Whether the agent is at work; away holds until they say otherwise, over a reload too. */
  atWork: Signal<boolean>;
};

const NAME = "helpbuoy-console";

/** What an agent chose on this browser; where nothing can be stored, for as long as the page lives. */
export function createPreferencesModel(view: Window): PreferencesModel {
  const stored = read(view);
  const isChinese = view.navigator.languages.find((tag) => /^(zh|en)/i.test(tag))?.startsWith("zh");
  const locale = signal<ConsoleLocale>(stored.locale ?? (isChinese ? "zh-CN" : "en"));
  const theme = signal<Theme>(stored.theme ?? "auto");
  const sound = signal(stored.sound ?? false);
  const atWork = signal(stored.atWork ?? true);
  effect(() => {
    const chosen: Stored = {
      locale: locale.value,
      theme: theme.value,
      sound: sound.value,
      atWork: atWork.value,
    };
    try {
      view.localStorage.setItem(NAME, JSON.stringify(chosen));
    } catch {
      // No storage: the choice holds until the page goes.
    }
  });
  return { locale, theme, sound, atWork };
}

type Stored = { locale?: ConsoleLocale; theme?: Theme; sound?: boolean; atWork?: boolean };

function read(view: Window): Stored {
  try {
    const found = JSON.parse(view.localStorage.getItem(NAME) ?? "{}") as Record<string, unknown>;
    const { locale, theme, sound, atWork } = found;
    return {
      ...((locale === "zh-CN" || locale === "en") && { locale }),
      ...((theme === "auto" || theme === "light" || theme === "dark") && { theme }),
      ...(typeof sound === "boolean" && { sound }),
      ...(typeof atWork === "boolean" && { atWork }),
    };
  } catch {
    return {};
  }
}
