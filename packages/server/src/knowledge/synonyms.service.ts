import type { Locale, SiteKey, SynonymGroup } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { keepFromImport, synonymsOf } from "./kept-from-import.repository.ts";
import type { PublishService } from "./publish.service.ts";
import { listSynonyms, replaceSynonyms } from "./synonyms.repository.ts";

type By = { siteKey: SiteKey; agent: Pick<Agent, "id" | "name"> };

export type SynonymsService = ReturnType<typeof createSynonymsService>;

/** What says the same on a site, by locale; a change is published at once (SPEC KP8). */
export function createSynonymsService(
  { database }: Deps,
  parts: { sites: SitesService; publish: PublishService; audit: AuditService },
) {
  const { sites, publish, audit } = parts;
  return {
    list: (siteKey: SiteKey, locale: Locale): Promise<SynonymGroup[]> =>
      listSynonyms(database, siteKey, locale),

    /** From now on they are written here: no import changes them (SPEC ED3). @throws ProblemError `invalid_input` */
    async save(by: By, locale: Locale, groups: readonly SynonymGroup[]): Promise<void> {
      const { siteKey } = by;
      const { locales } = await sites.get(siteKey);
      if (!locales.includes(locale)) throw invalidField("locale", "unknown_locale");
      await inTransaction(database, async (transaction) => {
        await keepFromImport(transaction, siteKey, synonymsOf(locale));
        await replaceSynonyms(transaction, siteKey, locale, groups);
        await audit.append(transaction, { ...by, act: "synonyms.changed", subject: locale });
      });
      await publish.publish(siteKey);
    },
  };
}
