import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { ArticleId, SiteKey } from "@helpbuoy/protocol";
import { contentHash } from "../content-hash.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import {
  deleteArticle,
  insertArticleId,
  listArticleIds,
  listArticleMarks,
  listCategories,
  replaceCategories,
  saveArticle,
  type ContentMark,
} from "./content.repository.ts";
import { categoriesInUse } from "./content.service.ts";
import type { ConfirmedQuestions } from "../learning/confirmed-questions.ts";
import { deleteForm, listFormMarks, listForms, saveForm } from "./forms.repository.ts";
import { listKept, type Kept } from "./kept-from-import.repository.ts";
import { mediaFolder } from "./knowledge.service.ts";
import { saveMedia } from "./media.repository.ts";
import type { PublishService } from "./publish.service.ts";
import {
  deleteSelfService,
  listSelfServiceMarks,
  saveSelfService,
} from "./self-service.repository.ts";
import { replaceSynonyms } from "./synonyms.repository.ts";
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
    wanted: ReadonlyMap<string, ArticleId>,
  ): Promise<void> {
    const ids = await listArticleIds(transaction, siteKey);
    const taken = new Set(ids.values());
    let last = Math.max(0, ...taken, ...wanted.values());
    for (const slug of slugs) {
      if (ids.has(slug)) continue;
      const own = wanted.get(slug);
      const id = own !== undefined && !taken.has(own) ? own : ++last;
      ids.set(slug, id);
      taken.add(id);
      await insertArticleId(transaction, siteKey, slug, id);
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
        guides: [
          ...(await listSelfServiceMarks(database, "guides", siteKey)),
          ...(await listKept(database, siteKey, "guide")).map(editedAway),
        ],
        tasks: [
          ...(await listSelfServiceMarks(database, "tasks", siteKey)),
          ...(await listKept(database, siteKey, "task")).map(editedAway),
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
          folder.ids,
        );
        for (const { change, locale, slug, content, hash } of plan.articles) {
          if (change === "kept") continue;
          if (!content) await deleteArticle(transaction, siteKey, locale, slug);
          else if (change !== "unchanged") {
            await saveArticle(transaction, siteKey, content, hash);
          }
        }
        for (const { change, locale, slug, content, hash } of plan.forms) {
          if (change === "kept") continue;
          if (!content) await deleteForm(transaction, siteKey, locale, slug);
          else if (change !== "unchanged") {
            await saveForm(transaction, siteKey, content, hash);
          }
        }
        for (const { change, locale, slug, content, hash } of plan.guides) {
          if (change === "kept") continue;
          if (!content) await deleteSelfService(transaction, "guides", siteKey, { locale, slug });
          else if (change !== "unchanged") {
            await saveSelfService(transaction, "guides", siteKey, content, hash);
          }
        }
        for (const { change, locale, slug, content, hash } of plan.tasks) {
          if (change === "kept") continue;
          if (!content) await deleteSelfService(transaction, "tasks", siteKey, { locale, slug });
          else if (change !== "unchanged") {
            await saveSelfService(transaction, "tasks", siteKey, content, hash);
          }
        }
        const edited = await listKept(transaction, siteKey, "categories");
        for (const { locale, categories: imported } of folder.locales) {
          const stored = await listCategories(transaction, siteKey, locale);
          const merged = mergeCategories(
            { stored, imported },
            {
              isEdited: edited.some((one) => one.locale === locale),
              needed: await categoriesInUse(transaction, siteKey, locale),
            },
          );
          await replaceCategories(transaction, siteKey, locale, merged);
        }
        for (const { locale, confirmed: questions } of folder.locales) {
          if (!questions) continue;
          const isNew = await confirmed.replaceImported(transaction, siteKey, locale, questions);
          if (isNew) await publish.relearn(transaction, siteKey, locale);
        }
        const written = await listKept(transaction, siteKey, "synonyms");
        for (const { locale, synonyms } of folder.locales) {
          if (!synonyms || written.some((one) => one.locale === locale)) continue;
          await replaceSynonyms(transaction, siteKey, locale, synonyms);
        }
        const locales = folder.locales.map(({ locale }) => locale);
        await sites.addLocales(transaction, site, locales);
      });
      return publish.publish(siteKey);
    },
  };
}
