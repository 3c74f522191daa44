import { existsSync } from "node:fs";
import { join } from "node:path";
import { openAsItIs } from "../database/open-database.ts";
import { addressOf } from "../main.ts";
import type { Settings } from "../settings.ts";
import { findSite, listSiteKeys, type StoredSite } from "../sites/sites.repository.ts";
import { strictPolicy } from "../sites/strict-policy.ts";
import { systemClock } from "../clock.ts";
import { checkLanguageModel } from "./check-language-model.ts";
import { checkMail } from "./check-mail.ts";
import { checkOrigins, checkServer, type World } from "./check-server.ts";
import { checkSettings } from "./check-settings.ts";
import { checkStorage } from "./check-storage.ts";
import { checkStream, usualPatience } from "./check-stream.ts";
import { findingsOf, type Finding } from "./finding.ts";

export type Examined = { findings: Finding[]; policy: string };

const storage = findingsOf("storage");

/** Looks at everything an install stands on, and changes nothing of it. */
export async function examine(
  settings: Settings,
  wanted: { site?: string | undefined; url?: string | undefined; sendTo?: string | undefined },
  world: World = { fetch, now: Date.now },
): Promise<Examined> {
  const publicUrl = wanted.url ?? settings.publicUrl;
  const local = addressOf(settings.host, settings.port);
  const findings = checkSettings(settings, publicUrl);
  findings.push(...(await checkStorage(settings)));
  const sites = await readSites(settings.data, wanted.site).catch(() => undefined);
  if (!sites) {
    const says = "The sites cannot be read: the database is of another version than this program.";
    findings.push(
      storage.failure(says, "Start the server once: it brings the database up to date."),
    );
  } else if (wanted.site !== undefined && sites.length === 0) {
    const says = `There is no site "${wanted.site}".`;
    findings.push(storage.failure(says, "helpbuoy site list shows which there are."));
  }
  for (const base of new Set([local, publicUrl ?? local])) {
    const seen = await checkServer(world, base);
    findings.push(...seen);
    if (seen.length === 1) continue;
    for (const site of sites ?? []) findings.push(...(await checkOrigins(world, base, site)));
    const [first] = sites ?? [];
    const beat = base === local ? 0 : usualPatience.beat;
    if (first) {
      findings.push(await checkStream(world, base, first.key, { ...usualPatience, beat }));
    }
  }
  findings.push(await checkMail(settings, wanted.sendTo));
  findings.push(...(await checkLanguageModel(settings, systemClock)));
  const backend = new URL(publicUrl ?? local).origin;
  return { findings, policy: strictPolicy("NONCE", backend) };
}

/** Sites as they stand in the file, whatever version the server that writes it has. */
async function readSites(folder: string, key: string | undefined): Promise<StoredSite[]> {
  const path = join(folder, "helpbuoy.db");
  if (!existsSync(path)) return [];
  const database = await openAsItIs(path);
  try {
    const keys = key === undefined ? await listSiteKeys(database) : [key];
    const sites = await Promise.all(keys.map((one) => findSite(database, one)));
    return sites.filter((site) => site !== undefined);
  } finally {
    await database.destroy();
  }
}
