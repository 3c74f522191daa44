import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SiteKey } from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import { knowledgeFiles, type LocaleContent } from "../export/knowledge-files.ts";
import type { ConfirmedQuestions } from "../learning/confirmed-questions.ts";
import { SettingsError } from "../settings.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { listArticleIds, listArticles, listCategories } from "./content.repository.ts";
import { listForms } from "./forms.repository.ts";
import { mediaFolder } from "./knowledge.service.ts";
import { listSelfService } from "./self-service.repository.ts";

export type Exported = {
  locales: (Record<"articles" | "forms" | "guides" | "tasks", number> & { locale: string })[];
  media: number;
  /** What could not be written as it stands. */
  remarks: { file: string; reason: string }[];
};

export type KnowledgeExportService = ReturnType<typeof createKnowledgeExport>;

/** Writes what stands in a site as the folder that an import reads. */
export function createKnowledgeExport(
  { database, settings }: Deps,
  { sites, confirmed }: { sites: SitesService; confirmed: ConfirmedQuestions },
) {
  return {
    /** @throws SettingsError where something stands in the way: nothing is written over */
    async write(siteKey: SiteKey, target: string): Promise<Exported> {
      if (existsSync(target) && readdirSync(target).length > 0) {
        throw new SettingsError(`${target} is not empty; name a new folder.`);
      }
      const contents: LocaleContent[] = [];
      for (const locale of (await sites.get(siteKey)).locales) {
        contents.push({
          locale,
          categories: await listCategories(database, siteKey, locale),
          articles: await listArticles(database, siteKey, locale),
          forms: await listForms(database, siteKey, locale),
          guides: await listSelfService(database, "guides", siteKey, locale),
          tasks: await listSelfService(database, "tasks", siteKey, locale),
          confirmed: await confirmed.list(siteKey, locale),
        });
      }
      const { folders, texts, media, remarks } = knowledgeFiles(
        contents,
        await listArticleIds(database, siteKey),
      );
      for (const folder of folders) mkdirSync(join(target, folder), { recursive: true });
      for (const [path, text] of texts) {
        mkdirSync(dirname(join(target, path)), { recursive: true });
        writeFileSync(join(target, path), text);
      }
      mkdirSync(join(target, "media"), { recursive: true });
      let copied = 0;
      for (const [path, name] of media) {
        const source = join(mediaFolder(settings.data, siteKey), name);
        if (existsSync(source)) {
          copyFileSync(source, join(target, path));
          copied += 1;
        } else remarks.push({ file: path, reason: "the server has no such file any more" });
      }
      return {
        locales: contents.map(({ locale, articles, forms, guides, tasks }) => ({
          locale,
          articles: articles.length,
          forms: forms.length,
          guides: guides.length,
          tasks: tasks.length,
        })),
        media: copied,
        remarks,
      };
    },
  };
}
