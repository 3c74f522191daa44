import type { Locale } from "./locale.ts";

/**
 * Keeps what is made for a locale. A format of `Intl` takes as long to make as hundreds of uses, and
 * talks and desks have hundreds of rows.
 */
export function perLocale<Made>(make: (locale: Locale) => Made): (locale: Locale) => Made {
  const kept = new Map<Locale, Made>();
  return (locale) => {
    const made = kept.get(locale) ?? make(locale);
    kept.set(locale, made);
    return made;
  };
}
