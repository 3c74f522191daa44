import type { Locale } from "@helpbuoy/protocol";
import type en from "./i18n/en.ts";

/** A text that depends on `count`, by the plural categories of its language. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Every text of the panel in one language; English is the pattern the others must fill. */
export type Texts = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : PluralText;
};
export type TextKey = keyof typeof en;
export type TextValues = Record<string, string | number>;

/** The sentence for a key, with its `{placeholders}` filled in; numbers are written as the locale does. */
export function translate(
  texts: Texts,
  locale: Locale,
  key: TextKey,
  values: TextValues = {},
): string {
  const entry: string | PluralText = texts[key];
  const text =
    typeof entry === "string"
      ? entry
      : (entry[new Intl.PluralRules(locale).select(Number(values["count"]))] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
  });
}
