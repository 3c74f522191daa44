import type { ArticleId, Category, Locale, RichText, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** An article as it was written: what it refers to, it refers to by slug. */
export type StoredArticle = {
  locale: Locale;
  slug: string;
  categorySlug: string;
  title: string;
  questions: string[];
  keywords: string[];
  related: string[];
  pages: string[];
  /** 1 is asked most; null is not among the popular ones. */
  popular: number | null;
  body: RichText;
  updatedAt: string;
};

/** Which version of something stands there, for comparing without reading it. */
export type ContentMark = { locale: Locale; slug: string; contentHash: string };

export async function listCategories(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<Category[]> {
  const rows = await connection
    .selectFrom("categories")
    .select(["slug", "title", "description", "icon", "person_first"])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("position")
    .execute();
  return rows.map(({ person_first, ...category }) => ({
    ...category,
    ...(person_first === 1 && { personFirst: true }),
  }));
}

/** Puts a locale's categories in place of those it had. */
export async function replaceCategories(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  categories: readonly Category[],
): Promise<void> {
  await transaction
    .deleteFrom("categories")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .execute();
  for (const [position, { personFirst, ...category }] of categories.entries()) {
    await transaction
      .insertInto("categories")
      .values({
        site_key: siteKey,
        locale,
        ...category,
        position,
        person_first: Number(personFirst ?? false),
      })
      .execute();
  }
}

export async function listArticleMarks(
  connection: Connection,
  siteKey: SiteKey,
): Promise<ContentMark[]> {
  return connection
    .selectFrom("articles")
    .select(["locale", "slug", "content_hash as contentHash"])
    .where("site_key", "=", siteKey)
    .orderBy("locale")
    .orderBy("slug")
    .execute();
}

export async function listArticles(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<StoredArticle[]> {
  const rows = await connection
    .selectFrom("articles")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("slug")
    .execute();
  return rows.map((row) => ({
    locale: row.locale,
    slug: row.slug,
    categorySlug: row.category_slug,
    title: row.title,
    questions: JSON.parse(row.questions_json),
    keywords: JSON.parse(row.keywords_json),
    related: JSON.parse(row.related_json),
    pages: JSON.parse(row.pages_json),
    popular: row.popular,
    body: JSON.parse(row.body_json),
    updatedAt: row.updated_at,
  }));
}

export async function saveArticle(
  transaction: Transaction,
  siteKey: SiteKey,
  article: StoredArticle,
  contentHash: string,
): Promise<void> {
  const columns = {
    category_slug: article.categorySlug,
    title: article.title,
    questions_json: JSON.stringify(article.questions),
    keywords_json: JSON.stringify(article.keywords),
    related_json: JSON.stringify(article.related),
    pages_json: JSON.stringify(article.pages),
    popular: article.popular,
    body_json: JSON.stringify(article.body),
    updated_at: article.updatedAt,
    content_hash: contentHash,
  };
  await transaction
    .insertInto("articles")
    .values({ site_key: siteKey, locale: article.locale, slug: article.slug, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale", "slug"]).doUpdateSet(columns))
    .execute();
}

export async function deleteArticle(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  slug: string,
): Promise<void> {
  await transaction
    .deleteFrom("articles")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("slug", "=", slug)
    .execute();
}

/** The small number of every slug this site ever had. */
export async function listArticleIds(
  connection: Connection,
  siteKey: SiteKey,
): Promise<Map<string, ArticleId>> {
  const rows = await connection
    .selectFrom("article_ids")
    .select(["slug", "id"])
    .where("site_key", "=", siteKey)
    .execute();
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

export async function insertArticleId(
  transaction: Transaction,
  siteKey: SiteKey,
  slug: string,
  id: ArticleId,
): Promise<void> {
  await transaction.insertInto("article_ids").values({ site_key: siteKey, slug, id }).execute();
}

export async function hasArticleId(
  connection: Connection,
  siteKey: SiteKey,
  id: ArticleId,
): Promise<boolean> {
  const row = await connection
    .selectFrom("article_ids")
    .select("id")
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}
