import type { Form, Locale, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";
import type { ContentMark } from "./content.repository.ts";

export async function listFormMarks(
  connection: Connection,
  siteKey: SiteKey,
): Promise<ContentMark[]> {
  return connection
    .selectFrom("forms")
    .select(["locale", "slug", "content_hash as contentHash"])
    .where("site_key", "=", siteKey)
    .orderBy("locale")
    .orderBy("slug")
    .execute();
}

export async function listForms(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<Form[]> {
  const rows = await connection
    .selectFrom("forms")
    .select("form_json")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("slug")
    .execute();
  return rows.map((row) => JSON.parse(row.form_json));
}

export async function saveForm(
  transaction: Transaction,
  siteKey: SiteKey,
  form: Form,
  contentHash: string,
): Promise<void> {
  const columns = { form_json: JSON.stringify(form), content_hash: contentHash };
  await transaction
    .insertInto("forms")
    .values({ site_key: siteKey, locale: form.locale, slug: form.slug, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "locale", "slug"]).doUpdateSet(columns))
    .execute();
}

export async function deleteForm(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
  slug: string,
): Promise<void> {
  await transaction
    .deleteFrom("forms")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("slug", "=", slug)
    .execute();
}
