import type { Locale } from "@helpbuoy/protocol";
import type { ArticleKey } from "./knowledge-api.ts";
import type { Stored } from "./self-service-api.ts";

/** Of one language: it is only in this browser; someone wrote it here; an import brought it. */
export type WrittenLanguage = ArticleKey & { state: "unsaved" | "edited" | "imported" };

export type WrittenRow = {
  slug: string;
  title: string;
  categorySlug: string;
  languages: WrittenLanguage[];
};

type Listed = ArticleKey & { title: string; categorySlug: string };

/**
 * What stands on the server and what only this browser has, by short name.
 * @param first the language whose titles are shown where there are some
 */
export function writtenRows(
  stored: readonly Stored<Listed>[],
  drafts: readonly Listed[],
  first: Locale,
): WrittenRow[] {
  const rows = new Map<string, WrittenRow>();
  const add = ({ locale, slug, title, categorySlug }: Listed, language: WrittenLanguage) => {
    const row = rows.get(slug) ?? { slug, title, categorySlug, languages: [] };
    const others = row.languages.filter((one) => one.locale !== locale);
    const isFirst = locale === first;
    rows.set(slug, {
      ...row,
      title: (isFirst && title) || row.title || title,
      languages: isFirst ? [language, ...others] : [...others, language],
    });
  };
  for (const one of stored) {
    const { locale, slug, isEdited } = one;
    add(one, { locale, slug, state: isEdited ? "edited" : "imported" });
  }
  for (const one of drafts) add(one, { locale: one.locale, slug: one.slug, state: "unsaved" });
  return [...rows.values()].toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}
