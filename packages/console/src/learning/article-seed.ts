import type { Locale, MissedTopic } from "@helpbuoy/protocol";

/** What a new article begins with. */
export type ArticleSeed = {
  locale: Locale;
  title: string;
  questions: string[];
  categorySlug: string;
};

/** How long a title and a way to ask may be. */
const LONGEST = 200;

/**
 * An article for what was asked: the most asked question is its title, and all of them are ways to ask
 * for it, the first one too, since a better title may take its place.
 */
export function seedOf(
  { questions, near }: MissedTopic,
  locale: Locale,
  articles: readonly { locale: Locale; slug: string; categorySlug: string }[],
): ArticleSeed {
  const [first = ""] = questions.map(({ text }) => text);
  const neighbour = articles.find((one) => one.locale === locale && one.slug === near[0]?.slug);
  return {
    locale,
    title: (first.slice(0, 1).toUpperCase() + first.slice(1)).slice(0, LONGEST),
    questions: questions.map(({ text }) => text.slice(0, LONGEST)).slice(0, 100),
    categorySlug: neighbour?.categorySlug ?? "",
  };
}

/** A short name made of a title's Latin words; empty where it has none. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return /[a-z]/.test(title.toLowerCase()) ? words.slice(0, 7).join("-").slice(0, 80) : "";
}
