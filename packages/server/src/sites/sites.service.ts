import {
  pickLocale,
  readableColor,
  type Locale,
  type Site,
  type SiteKey,
  type SiteLook,
} from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { createLogEnd } from "../events/event-log.repository.ts";
import type { PicturesService } from "../pictures/pictures.service.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import {
  findSite,
  insertSite,
  listSiteKeys,
  updateSite,
  type StoredSite,
} from "./sites.repository.ts";

export type SitesService = ReturnType<typeof createSitesService>;

/** The tenants: who they are, and from which pages they may be used. */
export function createSitesService(
  { database, clock, settings }: Deps,
  { audit, pictures }: { audit: AuditService; pictures: PicturesService },
) {
  return {
    find: (key: SiteKey, connection: Connection = database): Promise<StoredSite | undefined> =>
      findSite(connection, key),

    /** @throws ProblemError `unknown_site` */
    async get(key: SiteKey): Promise<StoredSite> {
      const site = await findSite(database, key);
      if (!site) throw new ProblemError("unknown_site");
      return site;
    },

    keys: (): Promise<SiteKey[]> => listSiteKeys(database),

    /** Makes a site and its empty log. */
    async create(site: StoredSite): Promise<void> {
      await inTransaction(database, async (transaction) => {
        await insertSite(transaction, site, isoTime(clock.now()));
        await createLogEnd(transaction, site.key);
      });
    },

    async change(key: SiteKey, patch: Partial<Omit<StoredSite, "key">>): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const site = await findSite(transaction, key);
        if (!site) throw new ProblemError("unknown_site");
        await updateSite(transaction, { ...site, ...patch });
      });
    },

    /**
     * A change of settings by an agent, noted with the names of what changed.
     * @throws ProblemError `invalid_input`: a default locale that is not offered, a logo that is not kept
     */
    async changeBy(
      agent: Agent,
      key: SiteKey,
      patch: Partial<Omit<StoredSite, "key">>,
    ): Promise<void> {
      const logo = patch.look?.logo ?? undefined;
      if (logo !== undefined && !pictures.has(logo)) {
        throw invalidField("look.logo", "unknown_file");
      }
      const before = await inTransaction(database, async (transaction) => {
        const site = await findSite(transaction, key);
        if (!site) throw new ProblemError("unknown_site");
        const changed = { ...site, ...patch };
        // Nothing is published in another: whoever is answered in the default would find nothing.
        if (!changed.locales.includes(changed.defaultLocale)) {
          throw invalidField("defaultLocale", "not_an_option");
        }
        await updateSite(transaction, changed);
        const detail = { changed: Object.keys(patch) };
        const subject = key;
        await audit.append(transaction, {
          siteKey: key,
          agent,
          act: "site.changed",
          subject,
          detail,
        });
        return site.look?.logo ?? undefined;
      });
      if (before !== undefined && "look" in patch && before !== logo) await pictures.forget(before);
    },

    /** A site gets the locales that something was written in. */
    async addLocales(transaction: Transaction, site: StoredSite, more: Locale[]): Promise<void> {
      // Read anew: its settings may have been changed since.
      const known = (await findSite(transaction, site.key)) ?? site;
      const locales = [...new Set([...known.locales, ...more])];
      if (locales.length > known.locales.length) {
        await updateSite(transaction, { ...known, locales });
      }
    },

    /** What a widget may know. */
    publicFace: (site: StoredSite): Site => ({
      key: site.key,
      name: site.name,
      locales: site.locales,
      defaultLocale: site.defaultLocale,
      replyWithinHours: site.replyWithinHours,
      maxFileBytes: settings.maxFileBytes,
      videoHosts: site.videoHosts,
      sendsMail: settings.smtp !== undefined,
      ...(site.look && { look: shownLook(site.look) }),
      ...(site.enforceIdentity && { requiresIdentity: true }),
      ...(site.requiresConsent && { requiresConsent: true }),
      ...(site.privacyUrl && { privacyUrl: site.privacyUrl }),
    }),

    /** The site's locale nearest to what is asked for. */
    locale: (site: StoredSite, asked: readonly string[]): Locale =>
      pickLocale(asked, [
        site.defaultLocale,
        ...site.locales.filter((locale) => locale !== site.defaultLocale),
      ]),
  };
}

/** A look as visitors see it: white can be read on its colour. */
function shownLook(look: SiteLook): SiteLook {
  return { ...look, color: look.color && readableColor(look.color) };
}
