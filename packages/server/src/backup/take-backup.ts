import {
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { isoTime } from "../clock.ts";
import { openSqlite } from "../database/open-sqlite.ts";
import { SettingsError } from "../settings.ts";
import {
  DATABASE,
  fingerprint,
  MANIFEST,
  SECRET,
  type BackedUpFile,
  type BackupManifest,
} from "./backup-manifest.ts";

// In one step: a backup in several begins anew whenever another process writes in between, and under
// load never ends. Readers do not hold writers up.
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a data folder that is in use into a new folder: the database as it stands at one moment, then
 * the files and media that it names (promise P41).
 * @throws SettingsError where there is nothing to copy, or something stands in the way
 */
export async function takeBackup(
  { data, target }: { data: string; target: string },
  now: number,
): Promise<BackupManifest> {
  if (!existsSync(join(data, DATABASE)))
    throw new SettingsError(`There is no database in ${data}.`);
  if (existsSync(target)) throw new SettingsError(`${target} is there already; name a new folder.`);
  // Whole or not there at all.
  const draft = `${target}.partial-${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const schema = await copyDatabase(join(data, DATABASE), join(draft, DATABASE));
    const files: BackedUpFile[] = [];
    const removedMeanwhile: string[] = [];
    const named = [...namedFiles(join(draft, DATABASE)), ...wholeFolder(data, "pictures")];
    for (const path of [DATABASE, SECRET, ...named]) {
      const isThere = path === DATABASE || (await copyInto(join(data, path), join(draft, path)));
      if (isThere) files.push({ path, ...(await fingerprint(join(draft, path))) });
      else if (path !== SECRET) removedMeanwhile.push(path);
    }
    const manifest: BackupManifest = {
      format: "helpbuoy-backup",
      version: 1,
      takenAt: isoTime(now),
      schema,
      files,
      removedMeanwhile,
    };
    writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600 });
    renameSync(draft, target);
    return manifest;
  } catch (error) {
    throw asSentence(error, `The backup cannot be written to ${target}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What the system refuses is for whoever called to mend: no room, no right, a disk that is read only. */
export function asSentence(error: unknown, says: string): unknown {
  const { code } = Object(error) as { code?: unknown };
  const isTheirs = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR"].includes(`${code}`);
  return isTheirs ? new SettingsError(`${says} (${code}).`) : error;
}

/** @returns the last migration of the copy */
async function copyDatabase(from: string, to: string): Promise<string> {
  const source = await openSqlite(from);
  try {
    await backup(source, to, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  await chmod(to, 0o600);
  const copy = new DatabaseSync(to);
  try {
    // One file, with nothing beside it.
    copy.exec("pragma journal_mode = delete");
    return lastMigration(copy);
  } finally {
    copy.close();
  }
}

/** Files and media that a database names, as paths below its folder. */
function namedFiles(database: string): string[] {
  const copy = new DatabaseSync(database, { readOnly: true });
  try {
    const files = copy.prepare("select site_key, id as name from files order by 1, 2").all();
    const media = copy.prepare("select site_key, name from media order by 1, 2").all();
    return [
      ...files.map(({ site_key, name }) => `files/${site_key}/${name}`),
      ...media.map(({ site_key, name }) => `media/${site_key}/${name}`),
    ];
  } finally {
    copy.close();
  }
}

/** All of a folder that clears itself of what nothing names. */
function wholeFolder(data: string, folder: string): string[] {
  if (!existsSync(join(data, folder))) return [];
  return readdirSync(join(data, folder))
    .filter((name) => !name.startsWith("."))
    .map((name) => `${folder}/${name}`);
}

export function lastMigration(sqlite: DatabaseSync): string {
  const row = sqlite.prepare("select max(name) as name from kysely_migration").get();
  return String(row?.["name"]);
}

/** False where it is not there any more. */
async function copyInto(from: string, to: string): Promise<boolean> {
  mkdirSync(dirname(to), { recursive: true });
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
