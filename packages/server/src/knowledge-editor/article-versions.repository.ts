import type { Locale, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type VersionState = "draft" | "review" | "published";

/** An article as someone wrote it; the newest one that is published is what visitors read. */
export type ArticleVersion = {
  locale: Locale;
  slug: string;
  version: number;
  state: VersionState;
  /** Rises with every save of a draft: who saves over one they have not seen is told. */
  revision: number;
  title: string;
  categorySlug: string;
  questions: string[];
  markdown: string;
  agentName: string;
  /** ISO 8601 in UTC. */
  savedAt: string;
  /** When visitors first read it; null: never. */
  publishedAt: string | null;
};

/** The versions of an article, newest first. */
export async function listVersions(
  connection: Connection,
  siteKey: SiteKey,
  { locale, slug }: { locale: Locale; slug: string },
): Promise<ArticleVersion[]> {
  const rows = await connection
    .selectFrom("article_versions")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("slug", "=", slug)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    locale: row.locale,
    slug: row.slug,
    version: row.version,
    state: row.state,
    revision: row.revision,
    title: row.title,
    categorySlug: row.category_slug,
    questions: JSON.parse(row.questions_json) as string[],
    markdown: row.markdown,
    agentName: row.agent_name,
    savedAt: row.saved_at,
    publishedAt: row.published_at,
  }));
}

/** An article's newest version without its words, and when visitors last got a new one. */
export type NewestVersion = Pick<
  ArticleVersion,
  "locale" | "slug" | "state" | "title" | "savedAt" | "categorySlug" | "publishedAt"
>;

export async function listNewestVersions(
  connection: Connection,
  siteKey: SiteKey,
): Promise<NewestVersion[]> {
  const rows = await connection
    .selectFrom("article_versions")
    .select(["locale", "slug", "state", "title", "category_slug", "saved_at", "published_at"])
    .where("site_key", "=", siteKey)
    .orderBy("locale")
    .orderBy("slug")
    .orderBy("version", "desc")
    .execute();
  const newest = new Map<string, NewestVersion>();
  for (const row of rows) {
    const name = `${row.locale}/${row.slug}`;
    const known = newest.get(name);
    // The newest comes first; those before it only tell when it was last published.
    if (known) known.publishedAt ??= row.published_at;
    else {
      newest.set(name, {
        locale: row.locale,
        slug: row.slug,
        state: row.state,
        title: row.title,
        categorySlug: row.category_slug,
        savedAt: row.saved_at,
        publishedAt: row.published_at,
      });
    }
  }
  return [...newest.values()];
}

export async function saveVersion(
  transaction: Transaction,
  siteKey: SiteKey,
  version: ArticleVersion,
): Promise<void> {
  const columns = {
    state: version.state,
    revision: version.revision,
    title: version.title,
    category_slug: version.categorySlug,
    questions_json: JSON.stringify(version.questions),
    markdown: version.markdown,
    agent_name: version.agentName,
    saved_at: version.savedAt,
    published_at: version.publishedAt,
  };
  await transaction
    .insertInto("article_versions")
    .values({
      site_key: siteKey,
      locale: version.locale,
      slug: version.slug,
      version: version.version,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(["site_key", "locale", "slug", "version"]).doUpdateSet(columns),
    )
    .execute();
}
