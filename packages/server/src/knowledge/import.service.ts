import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { SiteKey } from "@helpbuoy/protocol";
import { contentHash } from "../content-hash.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import {
  deleteArticle,
  insertArticleId,
  listArticleIds,
  listArticleMarks,
  listArticles,
  listCategories,
  replaceCategories,
  saveArticle,
  type ContentMark,
} from "./content.repository.ts";
import type { ConfirmedQuestions } from "../learning/confirmed-questions.ts";
import { deleteForm, listFormMarks, listForms, saveForm } from "./forms.repository.ts";
import { listKept, type Kept } from "./kept-from-import.repository.ts";
import { mediaFolder } from "./knowledge.service.ts";
import { saveMedia } from "./media.repository.ts";
import type { PublishService } from "./publish.service.ts";
import { starterForm } from "./starter-forms.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { mergeCategories } from "../import/merge-categories.ts";
import { EDITED, planImport, type ImportPlan } from "../import/import-plan.ts";
import { readKnowledgeFolder, type KnowledgeFolder } from "../import/knowledge-folder.ts";
import type { ImportedMedia } from "../import/media-folder.ts";

export type ImportService = ReturnType<typeof createImportService>;

export type PreparedImport = { folder: KnowledgeFolder; plan: ImportPlan };

/** What was taken away here counts as edited: it stays away. */
function editedAway({ locale, slug }: Kept): ContentMark {
  return { locale, slug, contentHash: EDITED };
}

/** Brings a folder of Markdown into a site. */
export function createImportService(
  { database, settings }: Deps,
  {
    sites,
    publish,
    confirmed,
  }: { sites: SitesService; publish: PublishService; confirmed: ConfirmedQuestions },
) {
  function copyMedia(siteKey: SiteKey, media: Iterable<ImportedMedia>): void {
    const target = mediaFolder(settings.data, siteKey);
    mkdirSync(target, { recursive: true });
    for (const { name, path } of media) {
      const place = join(target, name);
      if (existsSync(place)) continue;
      // Under its name only once it is whole: the name promises the content.
      const draft = join(target, `.${name}.${process.pid}`);
      copyFileSync(path, draft);
      renameSync(draft, place);
    }
  }

  async function nameArticles(
    transaction: Transaction,
    siteKey: SiteKey,
    slugs: Iterable<string>,
  ): Promise<void> {
    const ids = await listArticleIds(transaction, siteKey);
    let last = Math.max(0, ...ids.values());
    for (const slug of slugs) {
      if (ids.has(slug)) continue;
      ids.set(slug, ++last);
      await insertArticleId(transaction, siteKey, slug, last);
    }
  }

  return {
    /** Gives a new site, or a language new to it, what tickets need, and publishes it. */
    async begin(siteKey: SiteKey): Promise<void> {
      const { locales } = await sites.get(siteKey);
      await inTransaction(database, async (transaction) => {
        for (const form of locales.map(starterForm)) {
          if ((await listForms(transaction, siteKey, form.locale)).length > 0) continue;
          await saveForm(transaction, siteKey, form, contentHash(JSON.stringify(form)));
        }
      });
      await publish.publish(siteKey);
    },

    /** Whether nothing was ever imported. */
    isEmpty: async (siteKey: SiteKey): Promise<boolean> =>
      (await listArticleMarks(database, siteKey)).length === 0,

    /** Reads the folder and says what an import would do; changes nothing, and needs no site. */
    async prepare(siteKey: SiteKey, path: string): Promise<PreparedImport> {
      const folder = readKnowledgeFolder(path);
      const plan = planImport(folder, {
        articles: [
          ...(await listArticleMarks(database, siteKey)),
          ...(await listKept(database, siteKey, "article")).map(editedAway),
        ],
        forms: [
          ...(await listFormMarks(database, siteKey)),
          ...(await listKept(database, siteKey, "form")).map(editedAway),
        ],
      });
      return { folder, plan };
    },

    /**
     * Does it, in one transaction, and publishes what is new. Doing it again changes nothing.
     * @returns the locales that were published
     */
    async apply(siteKey: SiteKey, { folder, plan }: PreparedImport): Promise<string[]> {
      const site = await sites.get(siteKey);
      copyMedia(siteKey, folder.media.values());
      await inTransaction(database, async (transaction) => {
        for (const media of folder.media.values()) await saveMedia(transaction, siteKey, media);
        await nameArticles(
          transaction,
          siteKey,
          plan.articles.map(({ slug }) => slug),
        );
        for (const { change, locale, slug, content, hash } of plan.articles) {
          if (change === "kept") continue;
          if (!content) await deleteArticle(transaction, siteKey, locale, slug);
          else if (change !== "unchanged") {
            await saveArticle(transaction, siteKey, content, hash);
          }
        }
        const edited = await listKept(transaction, siteKey, "categories");
        for (const { locale, categories: imported } of folder.locales) {
          const stored = await listCategories(transaction, siteKey, locale);
          const articles = await listArticles(transaction, siteKey, locale);
          const merged = mergeCategories(
            { stored, imported },
            {
              isEdited: edited.some((one) => one.locale === locale),
              needed: new Set(articles.map(({ categorySlug }) => categorySlug)),
            },
          );
          await replaceCategories(transaction, siteKey, locale, merged);
        }
        for (const { change, locale, slug, content, hash } of plan.forms) {
          if (change === "kept") continue;
          if (!content) await deleteForm(transaction, siteKey, locale, slug);
          else if (change !== "unchanged") {
            await saveForm(transaction, siteKey, content, hash);
          }
        }
        for (const { locale, confirmed: questions } of folder.locales) {
          if (!questions) continue;
          const isNew = await confirmed.replaceImported(transaction, siteKey, locale, questions);
          if (isNew) await publish.relearn(transaction, siteKey, locale);
        }
        const locales = folder.locales.map(({ locale }) => locale);
        await sites.addLocales(transaction, site, locales);
      });
      return publish.publish(siteKey);
    },
  };
}
