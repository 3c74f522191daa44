import type { ConsoleLocale } from "./models/preferences-model.ts";
import en from "./i18n/en.ts";
import zhCn from "./i18n/zh-cn.ts";

/** Every text of the console in one language; English is the pattern the others must fill. */
export type Texts = { [Key in keyof typeof en]: string };
export type TextKey = keyof typeof en;
export type TextValues = Record<string, string | number>;

const languages: Record<ConsoleLocale, Texts> = { en, "zh-CN": zhCn };

/** Whether there is a text for what came from the server, which may be newer than this page. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** The sentence for a key, with its `{placeholders}` filled in. */
export function translate(locale: ConsoleLocale, key: TextKey, values: TextValues = {}): string {
  return languages[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
  });
}
