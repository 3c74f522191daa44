import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { EventBus } from "../events/event-bus.ts";
import { insertEvent, takeCursor } from "../events/event-log.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { buildPack } from "./build-pack.ts";
import { compressPart } from "./compress-part.ts";
import { listArticleIds, listArticles, listCategories } from "./content.repository.ts";
import { listForms } from "./forms.repository.ts";
import { listSelfService } from "./self-service.repository.ts";
import { listSynonyms } from "./synonyms.repository.ts";
import {
  findPublication,
  insertPublication,
  listKnownParts,
  markForLearning,
  savePart,
} from "./publications.repository.ts";

export type PublishService = ReturnType<typeof createPublishService>;

/** Turns what is written into what widgets fetch. */
export function createPublishService(
  { database, clock }: Deps,
  { sites, bus }: { sites: SitesService; bus: EventBus },
) {
  async function publishLocale(siteKey: SiteKey, locale: Locale): Promise<boolean> {
    const pack = buildPack({
      categories: await listCategories(database, siteKey, locale),
      articles: await listArticles(database, siteKey, locale),
      forms: await listForms(database, siteKey, locale),
      guides: await listSelfService(database, "guides", siteKey, locale),
      tasks: await listSelfService(database, "tasks", siteKey, locale),
      synonyms: await listSynonyms(database, siteKey, locale),
      ids: await listArticleIds(database, siteKey),
    });
    const current = await findPublication(database, siteKey, locale);
    if (current?.version === pack.version) return false;
    const known = await listKnownParts(
      database,
      siteKey,
      pack.parts.map(({ hash }) => hash),
    );
    const parts = await Promise.all(
      pack.parts.filter(({ hash }) => !known.has(hash)).map(compressPart),
    );
    const at = isoTime(clock.now());
    const { parts: _, ...refs } = pack;
    await inTransaction(database, async (transaction) => {
      for (const part of parts) await savePart(transaction, siteKey, part);
      const cursor = await takeCursor(transaction, siteKey);
      const publication = { locale, publishedAt: at, ...refs };
      await insertPublication(transaction, siteKey, publication, cursor);
      await insertEvent(transaction, siteKey, {
        type: "knowledge.published",
        cursor,
        at,
        conversationId: null,
        locale,
        version: pack.version,
      });
    });
    return true;
  }

  return {
    /** Has search and bot learn what was confirmed, without a new version for the widgets. */
    relearn: markForLearning,

    /**
     * Publishes every locale of a site that says something new (SPEC KP6).
     * @returns those locales
     */
    async publish(siteKey: SiteKey): Promise<Locale[]> {
      const { locales } = await sites.get(siteKey);
      const published: Locale[] = [];
      for (const locale of locales) {
        let isNew = false;
        // Who publishes at the same time may have read less and been later: what stands in the end is
        // what is written.
        while (await publishLocale(siteKey, locale)) isNew = true;
        if (isNew) published.push(locale);
      }
      if (published.length > 0) bus.publish(siteKey, "everyone");
      return published;
    },
  };
}
