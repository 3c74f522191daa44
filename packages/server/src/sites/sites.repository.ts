import type {
  Hours,
  Locale,
  PriorityRule,
  ReplyTargets,
  SiteKey,
  SiteLook,
  SpamSettings,
} from "@helpbuoy/protocol";
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
  /** undefined: the widget's own. */
  look?: SiteLook | undefined;
  /** Nobody writes who is not a contact (SPEC ID6). */
  enforceIdentity?: boolean | undefined;
  /** Who goes before others (SPEC ID8). */
  priorityRules?: PriorityRule[] | undefined;
  /** Nothing is stored or sent before the visitor agrees (SPEC PR1). */
  requiresConsent?: boolean | undefined;
  /** Where the site says what it does with what visitors write. */
  privacyUrl?: string | undefined;
  /** Whole days after which what is over is erased (SPEC PR5); undefined: it is kept. */
  retentionDays?: number | undefined;
  /** Card and ID numbers and secrets are masked in what visitors write (SPEC PR6). */
  redactMessages?: boolean | undefined;
  /** From when on agents are told of spam (SPEC SP1); undefined: the usual. */
  spam?: SpamSettings | undefined;
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
      ...(row.look_json !== null && { look: JSON.parse(row.look_json) as SiteLook }),
      ...(row.enforces_identity === 1 && { enforceIdentity: true }),
      ...(row.priority_rules_json !== null && {
        priorityRules: JSON.parse(row.priority_rules_json) as PriorityRule[],
      }),
      ...(row.requires_consent === 1 && { requiresConsent: true }),
      ...(row.privacy_url !== null && { privacyUrl: row.privacy_url }),
      ...(row.retention_days !== null && { retentionDays: row.retention_days }),
      ...(row.redacts_messages === 1 && { redactMessages: true }),
      ...(row.spam_json !== null && { spam: JSON.parse(row.spam_json) as SpamSettings }),
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
    look_json: site.look ? JSON.stringify(site.look) : null,
    enforces_identity: site.enforceIdentity ? 1 : 0,
    priority_rules_json: site.priorityRules?.length ? JSON.stringify(site.priorityRules) : null,
    requires_consent: site.requiresConsent ? 1 : 0,
    privacy_url: site.privacyUrl ?? null,
    retention_days: site.retentionDays ?? null,
    redacts_messages: site.redactMessages ? 1 : 0,
    spam_json: site.spam ? JSON.stringify(site.spam) : null,
  };
}
