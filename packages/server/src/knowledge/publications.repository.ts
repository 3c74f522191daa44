import type { Locale, PartRef, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** What one locale of a site says at one time: the manifest without what the site itself says. */
export type Publication = {
  locale: Locale;
  version: string;
  publishedAt: string;
  titles: PartRef;
  texts: PartRef;
  forms: PartRef;
  guides?: PartRef;
  tasks?: PartRef;
  /** With a hash of what it learnt from: the next version may say the same. */
  intents?: IntentsRef;
};

export type IntentsRef = PartRef & { learntFrom: string };

export type StoredPart = { hash: string; content: string; brotli: Uint8Array };

export async function findPublication(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<(Publication & { learned: number }) | undefined> {
  const row = await connection
    .selectFrom("publications")
    .select(["manifest_json", "learned"])
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("cursor", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { ...JSON.parse(row.manifest_json), learned: row.learned };
}

/** What is published is to be learnt anew, since more was confirmed. */
export async function markForLearning(
  transaction: Transaction,
  siteKey: SiteKey,
  locale: Locale,
): Promise<void> {
  await transaction
    .updateTable("publications")
    .set(({ eb }) => ({ learned: eb("learned", "+", 1) }))
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .execute();
}

export async function insertPublication(
  transaction: Transaction,
  siteKey: SiteKey,
  publication: Publication,
  cursor: number,
): Promise<void> {
  await transaction
    .insertInto("publications")
    .values({
      site_key: siteKey,
      locale: publication.locale,
      cursor,
      version: publication.version,
      manifest_json: JSON.stringify(publication),
    })
    .execute();
}

/** The newest version, of the last few, whose model learnt from this. */
export async function findIntentsLearntFrom(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
  learntFrom: string,
): Promise<{ version: string; intents: IntentsRef } | undefined> {
  const rows = await connection
    .selectFrom("publications")
    .select("manifest_json")
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .orderBy("cursor", "desc")
    .limit(20)
    .execute();
  for (const row of rows) {
    const { version, intents }: Publication = JSON.parse(row.manifest_json);
    if (intents?.learntFrom === learntFrom) return { version, intents };
  }
  return undefined;
}

/** What a version's manifest names from now on; the rest of it stays. */
export async function saveIntents(
  transaction: Transaction,
  siteKey: SiteKey,
  { locale, version, intents }: { locale: Locale; version: string; intents: IntentsRef },
): Promise<void> {
  const publication = await findPublication(transaction, siteKey, locale);
  // Another has been published since, and gets one of its own.
  if (publication?.version !== version) return;
  const { learned: _, ...said } = publication;
  await transaction
    .updateTable("publications")
    .set({ manifest_json: JSON.stringify({ ...said, intents } satisfies Publication) })
    .where("site_key", "=", siteKey)
    .where("locale", "=", locale)
    .where("version", "=", version)
    .execute();
}

export async function findPart(
  connection: Connection,
  siteKey: SiteKey,
  hash: string,
): Promise<StoredPart | undefined> {
  return connection
    .selectFrom("parts")
    .select(["hash", "content", "brotli"])
    .where("site_key", "=", siteKey)
    .where("hash", "=", hash)
    .executeTakeFirst();
}

/** Which of these parts stand there already. */
export async function listKnownParts(
  connection: Connection,
  siteKey: SiteKey,
  hashes: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  // Databases limit how many values one question may name.
  for (let from = 0; from < hashes.length; from += 500) {
    const rows = await connection
      .selectFrom("parts")
      .select("hash")
      .where("site_key", "=", siteKey)
      .where("hash", "in", hashes.slice(from, from + 500))
      .execute();
    for (const row of rows) known.add(row.hash);
  }
  return known;
}

/** A part's name is what it says, so saving one twice changes nothing. */
export async function savePart(
  transaction: Transaction,
  siteKey: SiteKey,
  part: StoredPart,
): Promise<void> {
  await transaction
    .insertInto("parts")
    .values({ site_key: siteKey, ...part })
    .onConflict((conflict) => conflict.columns(["site_key", "hash"]).doNothing())
    .execute();
}
