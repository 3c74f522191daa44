import { localeSchema, siteKeySchema } from "@helpbuoy/protocol";
import * as v from "valibot";
import { openDeps, startServer, stopOnSignals } from "../main.ts";
import type { Services } from "../services.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { hasWidget } from "../static/widget-files.ts";
import { print } from "./print.ts";

export type ServeFlags = {
  site?: string | undefined;
  name?: string | undefined;
  locales?: string | undefined;
  "admin-email"?: string | undefined;
};

/** The production start. */
export async function serve(settings: Settings, flags: ServeFlags): Promise<void> {
  const deps = await openDeps(settings);
  const server = await startServer(deps).catch(async (error: unknown) => {
    await deps.database.destroy();
    throw error;
  });
  stopOnSignals(server.stop);
  await makeFirstSite(server.app.services, flags);
  if (!hasWidget(settings.widget)) {
    print(`The widget is not built (${settings.widget}): run \`npm run build\`.`);
  }
  print(`server         ${server.url}`);
  print(`console        ${server.url}/console/`);
  print(`API reference  ${server.url}/docs`);
}

async function makeFirstSite(services: Services, flags: ServeFlags): Promise<void> {
  if ((await services.sites.keys()).length > 0) return;
  const key = readSiteKey(flags.site ?? "main");
  await createSite(services, key, { name: flags.name, locales: flags.locales });
  const email = flags["admin-email"] ?? "admin@localhost";
  const password = await services.agents.create(key, {
    email,
    name: "Admin",
    role: "admin",
    isOneTime: true,
  });
  print(`A new site "${key}" and its admin, whose password is shown only this once:`);
  print(`  e-mail    ${email}`);
  print(`  password  ${password}`);
  print(`No page may use the site yet: helpbuoy site set-origins ${key} https://your.site`);
}

/** Makes an empty site that can already take tickets. */
export async function createSite(
  services: Services,
  key: string,
  {
    name = "Help",
    locales = "zh-CN,en",
  }: { name: string | undefined; locales: string | undefined },
): Promise<void> {
  const list = locales.split(",").map((locale) => locale.trim());
  const wrong = list.find((locale) => !v.is(localeSchema, locale));
  if (wrong !== undefined) throw new SettingsError(`--locales: "${wrong}" is not a locale.`);
  await services.sites.create({
    key,
    name,
    locales: list,
    defaultLocale: list[0] ?? "en",
    replyWithinHours: 24,
    videoHosts: [],
    origins: [],
  });
  await services.imports.begin(key);
}

export function readSiteKey(typed: string): string {
  if (v.is(siteKeySchema, typed)) return typed;
  throw new SettingsError(
    `"${typed}" is not a key of a site: small letters, digits and dashes, at most 63.`,
  );
}
