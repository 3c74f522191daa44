import type { Form, Locale } from "@helpbuoy/protocol";

/** The form of a new site, so that tickets can be filed before anything is imported. */
export function starterForm(locale: Locale): Form {
  return {
    slug: "general",
    title: /^zh\b/i.test(locale) ? "联系我们" : "Contact us",
    locale,
    categories: [],
    fields: [],
  };
}
