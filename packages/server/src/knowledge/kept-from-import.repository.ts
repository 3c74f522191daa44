import type { Locale, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** What someone changed here and no import may undo: lists of a locale, or what was taken away. */
export type KeptKind = "categories" | "synonyms" | "article" | "form" | "guide" | "task";
export type Kept = { kind: KeptKind; locale: Locale; slug: string };

/** The categories of a locale are kept as a whole, and so are its synonyms. */
export const categoriesOf = (locale: Locale): Kept => ({ kind: "categories", locale, slug: "" });
export const synonymsOf = (locale: Locale): Kept => ({ kind: "synonyms", locale, slug: "" });

export async function keepFromImport(
  transaction: Transaction,
  siteKey: SiteKey,
  { kind, locale, slug }: Kept,
): Promise<void> {
  await transaction
    .insertInto("kept_from_import")
    .values({ site_key: siteKey, kind, locale, slug })
    .onConflict((conflict) => conflict.columns(["site_key", "kind", "locale", "slug"]).doNothing())
    .execute();
}

export async function leaveToImport(
  transaction: Transaction,
  siteKey: SiteKey,
  { kind, locale, slug }: Kept,
): Promise<void> {
  await transaction
    .deleteFrom("kept_from_import")
    .where("site_key", "=", siteKey)
    .where("kind", "=", kind)
    .where("locale", "=", locale)
    .where("slug", "=", slug)
    .execute();
}

export async function listKept(
  connection: Connection,
  siteKey: SiteKey,
  kind: KeptKind,
): Promise<Kept[]> {
  return connection
    .selectFrom("kept_from_import")
    .select(["kind", "locale", "slug"])
    .where("site_key", "=", siteKey)
    .where("kind", "=", kind)
    .orderBy("locale")
    .orderBy("slug")
    .execute();
}
