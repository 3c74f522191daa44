import { createServices } from "../services.ts";
import { openDeps } from "../main.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { chosenSite } from "./chosen-site.ts";
import { print } from "./print.ts";

/** `helpbuoy export <folder>`: what `import` reads back. */
export async function exportFolder(
  settings: Settings,
  folder: string | undefined,
  { site }: { site?: string | undefined },
): Promise<void> {
  if (folder === undefined) {
    throw new SettingsError("Into which new folder? helpbuoy export <folder>");
  }
  const deps = await openDeps(settings);
  try {
    const services = createServices(deps);
    const key = site ?? (await chosenSite(services, "Of which site?"));
    if (!(await services.sites.find(key))) throw new SettingsError(`There is no site "${key}".`);
    const { locales, media, remarks } = await services.knowledgeExport.write(key, folder);
    for (const { locale, articles, forms, guides, tasks } of locales) {
      print(`${locale}: ${articles} articles, ${forms} forms, ${guides} guides, ${tasks} tasks`);
    }
    print(`media: ${media} files`);
    for (const { file, reason } of remarks) print(`  ${file} ${reason}`);
    print(`Read it back: helpbuoy import ${folder} --site <key> --apply`);
  } finally {
    await deps.database.destroy();
  }
}
