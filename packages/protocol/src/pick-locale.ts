import type { Locale } from "./locale.ts";

/**
 * The best of the offered locales for what a visitor asks for: the same tag, then the same language
 * (`zh-TW` → `zh-CN`, `en-GB` → `en`), then the first offered (RFC 4647 lookup, widened by language).
 */
export function pickLocale(asked: readonly string[], offered: readonly Locale[]): Locale {
  for (const tag of asked) {
    const wanted = tag.toLowerCase();
    const same = offered.find((one) => one.toLowerCase() === wanted);
    if (same) return same;
    const language = wanted.split("-")[0];
    const near = offered.find((one) => one.toLowerCase().split("-")[0] === language);
    if (near) return near;
  }
  return offered[0] ?? "en";
}
