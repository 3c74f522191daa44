import type { Services } from "../services.ts";
import { SettingsError } from "../settings.ts";

/** The one site there is. @throws SettingsError that asks, where there are several */
export async function chosenSite(services: Services, question: string): Promise<string> {
  const [key, ...others] = await services.sites.keys();
  if (key !== undefined && others.length === 0) return key;
  throw new SettingsError(`${question} Say --site <key>.`);
}
