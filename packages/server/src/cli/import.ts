import { statSync } from "node:fs";
import { createServices } from "../services.ts";
import type { Change } from "../import/import-plan.ts";
import type { Remark } from "../import/knowledge-folder.ts";
import { openDeps } from "../main.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { chosenSite } from "./chosen-site.ts";
import { print } from "./print.ts";

/**
 * Says what an import would do; does it with `apply`.
 * @returns 1 when a file was refused
 */
export async function importFolder(
  settings: Settings,
  folder: string | undefined,
  { site, apply }: { site: string | undefined; apply: boolean },
): Promise<number> {
  if (folder === undefined) throw new SettingsError("Which folder? helpbuoy import <folder>");
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SettingsError(`There is no folder ${folder}.`);
  }
  const deps = await openDeps(settings);
  try {
    const services = createServices(deps);
    const key = site ?? (await chosenSite(services, "Into which site?"));
    const exists = (await services.sites.find(key)) !== undefined;
    if (!exists && apply) {
      throw new SettingsError(`There is no site "${key}": helpbuoy site create ${key}`);
    }
    const prepared = await services.imports.prepare(key, folder);
    const { locales, refused, warnings } = prepared.folder;
    if (locales.length === 0 && refused.length === 0) {
      throw new SettingsError(
        `${folder} holds no <locale>/categories.yaml, so there is nothing to import.`,
      );
    }
    printChanges("articles", prepared.plan.articles);
    printChanges("forms", prepared.plan.forms);
    printChanges("guides", prepared.plan.guides);
    printChanges("tasks", prepared.plan.tasks);
    printRemarks("warnings", warnings);
    printRemarks("refused", refused);
    if (apply) {
      const published = await services.imports.apply(key, prepared);
      print(
        published.length > 0 ? `Published: ${published.join(", ")}.` : "Nothing new to publish.",
      );
    } else {
      print(
        exists
          ? "Nothing was changed; --apply does it."
          : `There is no site "${key}" yet; nothing was changed.`,
      );
    }
    return refused.length > 0 ? 1 : 0;
  } finally {
    await deps.database.destroy();
  }
}

function printChanges(what: string, changes: readonly Change<unknown>[]): void {
  const of = (kind: Change<unknown>["change"]) => changes.filter(({ change }) => change === kind);
  print(
    `${what}: ${of("added").length} added, ${of("changed").length} changed, ` +
      `${of("removed").length} removed, ${of("unchanged").length} unchanged`,
  );
  for (const [sign, kind] of [
    ["+", "added"],
    ["~", "changed"],
    ["-", "removed"],
  ] as const) {
    for (const { locale, slug } of of(kind)) print(`  ${sign} ${locale}/${slug}`);
  }
}

function printRemarks(what: string, remarks: readonly Remark[]): void {
  if (remarks.length === 0) return;
  print(`${what}:`);
  for (const { file, line, reason } of remarks) print(`  ${file}:${line} ${reason}`);
}
