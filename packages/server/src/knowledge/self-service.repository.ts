import type { Guide, Listing, Locale, SiteKey, Task } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";
import type { ContentMark } from "./content.repository.ts";

/** As it is written: what it refers to, it refers to by slug. */
export type StoredGuide = Omit<Guide, "articles"> & Listing;
export type StoredTask = Task & Listing;

export type SelfServiceContent = { guides: StoredGuide; tasks: StoredTask };
/** Both are kept alike, each in a table of its own. */
export type SelfServiceKind = keyof SelfServiceContent;

export async function listSelfServiceMarks(
  connection: Connection,
  kind: SelfServiceKind,
  siteKey: SiteKey,
): Promise<ContentMark[]> {
  return connection
    .selectFrom(kind)
    .select(["locale", "slug", "content_hash as contentHash"])
    .where("site_key", "=", siteKey)
    .orderBy("locale")
    .orderBy("slug")
    .execute();
}

/** What stands there, with the mark of each: who saves over another one has not seen it. */
export async function listMarkedSelfService<Kind extends SelfServiceKind>(
  connection: Connection,
  kind: Kind,
  siteKey: SiteKey,
  locale: Locale,
): Promise<{ content: SelfServiceContent[Kind]; contentHash: string }[]> {
  const rows = await connection
    .selectFrom(kind as SelfServiceKind)
    .select(["content_json", "content_hash"])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("slug")
    .execute();
  return rows.map((row) => ({
    content: JSON.parse(row.content_json),
    contentHash: row.content_hash,
  }));
}

export async function listSelfService<Kind extends SelfServiceKind>(
  connection: Connection,
  kind: Kind,
  siteKey: SiteKey,
  locale: Locale,
): Promise<SelfServiceContent[Kind][]> {
  const marked = await listMarkedSelfService(connection, kind, siteKey, locale);
  return marked.map(({ content }) => content);
}

export async function saveSelfService<Kind extends SelfServiceKind>(
  transaction: Transaction,
  kind: Kind,
  siteKey: SiteKey,
  content: SelfServiceContent[Kind],
  contentHash: string,
): Promise<void> {
  const { locale, slug } = content;
  const columns = { content_json: JSON.stringify(content), content_hash: contentHash };
  await transaction
    .insertInto(kind as SelfServiceKind)
    .values({ site_key: siteKey, locale, slug, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale", "slug"]).doUpdateSet(columns))
    .execute();
}

export async function deleteSelfService(
  transaction: Transaction,
  kind: SelfServiceKind,
  siteKey: SiteKey,
  { locale, slug }: { locale: Locale; slug: string },
): Promise<void> {
  await transaction
    .deleteFrom(kind)
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("slug", "=", slug)
    .execute();
}
