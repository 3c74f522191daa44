import type { Listing, Locale, ProblemIssue, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";
import type { ContentService } from "./content.service.ts";

/** What the schema of a guide or a task cannot see: a category, or articles, that are not there. */
export async function listingIssues(
  content: ContentService,
  connection: Connection,
  siteKey: SiteKey,
  listed: Pick<Listing, "articles"> & { locale: Locale; categorySlug: string },
): Promise<{ issues: ProblemIssue[]; hasArticle: (slug: string) => boolean }> {
  const { locale, categorySlug } = listed;
  const categories = await content.categories(connection, siteKey, locale);
  const articles = await content.articles(connection, siteKey, locale);
  const slugs = new Set(articles.map(({ slug }) => slug));
  const issues: ProblemIssue[] = categories.some(({ slug }) => slug === categorySlug)
    ? []
    : [{ path: "categorySlug", code: "not_an_option" }];
  for (const [at, slug] of listed.articles.entries()) {
    if (!slugs.has(slug)) issues.push({ path: `articles.${at}`, code: "not_an_option" });
  }
  return { issues, hasArticle: (slug) => slugs.has(slug) };
}
