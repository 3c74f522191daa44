import type { Database } from "../src/database/database.ts";
import { createLogEnd } from "../src/events/event-log.repository.ts";
import { insertSite, type StoredSite } from "../src/sites/sites.repository.ts";

/** Opens a database with the current schema and nothing in it. */
export type OpenDatabase = () => Promise<Database>;

export const AT = "2026-11-20T08:00:00.000Z";
export const LATER = "2026-11-20T09:00:00.000Z";
/** ULIDs that sort as they are numbered. */
export const idOf = (number: number): string => String(number).padStart(26, "0");

export const site: StoredSite = {
  key: "demo",
  name: "浪花",
  locales: ["zh-CN", "en"],
  defaultLocale: "zh-CN",
  replyWithinHours: 24,
  videoHosts: ["video.example"],
  origins: ["https://shop.example"],
};

/** Opens a database that holds the sites `demo` and `other`. */
export async function openWithSites(open: OpenDatabase): Promise<Database> {
  const database = await open();
  for (const key of ["demo", "other"]) {
    await insertSite(database, { ...site, key }, AT);
    await database.transaction().execute((transaction) => createLogEnd(transaction, key));
  }
  return database;
}
