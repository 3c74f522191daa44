import { openDeps } from "../main.ts";
import { createServices, type Services } from "../services.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { normalizeOrigin } from "../sites/allowed-origin.ts";
import { print } from "./print.ts";
import { createSite, readSiteKey } from "./serve.ts";

export type SiteFlags = { name?: string | undefined; locales?: string | undefined };

/** `helpbuoy site …` */
export async function site(
  settings: Settings,
  [act, key, ...origins]: readonly string[],
  flags: SiteFlags,
): Promise<void> {
  const deps = await openDeps(settings);
  try {
    const services = createServices(deps);
    if (act === "list") return await list(services);
    if (key === undefined) throw new SettingsError("Which site? See helpbuoy --help.");
    const siteKey = readSiteKey(key);
    const exists = (await services.sites.find(siteKey)) !== undefined;
    if (act === "create") {
      if (exists) throw new SettingsError(`There is a site "${siteKey}" already.`);
      await createSite(services, siteKey, { name: flags.name, locales: flags.locales });
      return print(`Made the site "${siteKey}".`);
    }
    if (act !== "set-origins") {
      throw new SettingsError(`"site ${act ?? ""}" is not a command. See helpbuoy --help.`);
    }
    if (!exists) throw new SettingsError(`There is no site "${siteKey}".`);
    await services.sites.change(siteKey, { origins: origins.map(readOrigin) });
    print(`${siteKey}: ${origins.map(readOrigin).join(" ") || "no origin"}`);
  } finally {
    await deps.database.destroy();
  }
}

async function list(services: Services): Promise<void> {
  for (const key of await services.sites.keys()) {
    const { name, locales, origins } = await services.sites.get(key);
    print(`${key}  ${name}  ${locales.join(",")}  ${origins.join(" ") || "no origin"}`);
  }
}

function readOrigin(typed: string): string {
  const origin = normalizeOrigin(typed);
  if (origin !== undefined) return origin;
  throw new SettingsError(`"${typed}" is not an origin; one looks like https://shop.example.com.`);
}
