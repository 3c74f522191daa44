import type { Locale } from "@helpbuoy/protocol";

/**
 * The locale in which to answer: that of the visitor, unless what they wrote is clearly in another
 * language of the site, told by its script.
 */
export function textLocale(text: string, locale: Locale, offered: readonly Locale[]): Locale {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{sc=Latin}{2,}/gu)?.length ?? 0;
  const isChinese = languageOf(locale) === "zh";
  const other = (language: string) => offered.find((one) => languageOf(one) === language) ?? locale;
  // Product names and codes are Latin in Chinese questions too, so Latin alone must be a phrase.
  if (!isChinese && han > words) return other("zh");
  if (isChinese && han === 0 && words >= 3) return other("en");
  return locale;
}

function languageOf(locale: Locale): string {
  return locale.toLowerCase().split("-")[0] ?? "";
}
