import type { Hours, Locale, ReplyTargets, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

export type StoredSite = {
  key: SiteKey;
  name: string;
  /** The default first. */
  locales: Locale[];
  defaultLocale: Locale;
  replyWithinHours: number;
  videoHosts: string[];
  /** See `isAllowedOrigin`. */
  origins: string[];
  /** When people answer; undefined: around the clock. */
  hours?: Hours | undefined;
  /** Within which time; undefined: nothing but the promise to the visitor. */
  targets?: ReplyTargets | undefined;
};

export async function findSite(
  connection: Connection,
  key: SiteKey,
): Promise<StoredSite | undefined> {
  const row = await connection
    .selectFrom("sites")
    .selectAll()
    .where("key", "=", key)
    .executeTakeFirst();
  return (
    row && {
      key: row.key,
      name: row.name,
      locales: JSON.parse(row.locales_json),
      defaultLocale: row.default_locale,
      replyWithinHours: row.reply_within_hours,
      videoHosts: JSON.parse(row.video_hosts_json),
      origins: JSON.parse(row.origins_json),
      ...(row.hours_json !== null && { hours: JSON.parse(row.hours_json) as Hours }),
      ...(row.targets_json !== null && { targets: JSON.parse(row.targets_json) as ReplyTargets }),
    }
  );
}

export async function listSiteKeys(connection: Connection): Promise<SiteKey[]> {
  const rows = await connection.selectFrom("sites").select("key").orderBy("key").execute();
  return rows.map((row) => row.key);
}

export async function insertSite(
  connection: Connection,
  site: StoredSite,
  createdAt: string,
): Promise<void> {
  await connection
    .insertInto("sites")
    .values({ key: site.key, ...columns(site), created_at: createdAt })
    .execute();
}

export async function updateSite(connection: Connection, site: StoredSite): Promise<void> {
  await connection.updateTable("sites").set(columns(site)).where("key", "=", site.key).execute();
}

function columns(site: StoredSite) {
  return {
    name: site.name,
    locales_json: JSON.stringify(site.locales),
    default_locale: site.defaultLocale,
    reply_within_hours: site.replyWithinHours,
    video_hosts_json: JSON.stringify(site.videoHosts),
    origins_json: JSON.stringify(site.origins),
    hours_json: site.hours ? JSON.stringify(site.hours) : null,
    targets_json: site.targets ? JSON.stringify(site.targets) : null,
  };
}
