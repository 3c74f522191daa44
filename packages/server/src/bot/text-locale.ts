import type { Locale } from "@helpbuoy/protocol";

/**
 * The locale in which to answer: that of the visitor, unless what they wrote is clearly in another
 * language of the site, told by its script. Where it tells nothing, what they wrote before decides.
 * @param earlier what the visitor wrote before, oldest first
 */
export function textLocale(
  text: string,
  locale: Locale,
  offered: readonly Locale[],
  earlier: readonly string[] = [],
): Locale {
  const language = [text, ...earlier.toReversed()].map(clearLanguage).find(Boolean);
  if (!language || languageOf(locale) === language) return locale;
  if (language === "en" && languageOf(locale) !== "zh") return locale;
  return offered.find((one) => languageOf(one) === language) ?? locale;
}

/** Whether only what was written before can tell in which language to answer. */
export const isUnclear = (text: string): boolean => clearLanguage(text) === undefined;

function clearLanguage(text: string): "zh" | "en" | undefined {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{sc=Latin}{2,}/gu)?.length ?? 0;
  if (han > words) return "zh";
  // Product names and codes are Latin in Chinese questions too, so Latin alone must be a phrase.
  return han === 0 && words >= 3 ? "en" : undefined;
}

function languageOf(locale: Locale): string {
  return locale.toLowerCase().split("-")[0] ?? "";
}
