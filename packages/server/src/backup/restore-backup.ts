import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as v from "valibot";
import { knowsMigration } from "../database/migrate.ts";
import { SettingsError } from "../settings.ts";
import {
  backupManifestSchema,
  DATABASE,
  fingerprint,
  MANIFEST,
  SECRET,
  type BackupManifest,
} from "./backup-manifest.ts";
import { asSentence, lastMigration } from "./take-backup.ts";

/**
 * Makes a data folder of a backup, byte for byte as it was taken.
 * @throws SettingsError where it is no backup, is damaged or of a newer version, or the data folder
 * already holds something: nothing is ever overwritten
 */
export async function restoreBackup({
  source,
  data,
}: {
  source: string;
  data: string;
}): Promise<BackupManifest> {
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new SettingsError(`${data} is not empty; name a new folder with --data.`);
  }
  const manifest = readManifest(source);
  const draft = `${data.replace(/[/\\]+$/, "")}.partial-${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    for (const { path, bytes, sha256 } of manifest.files) {
      const to = join(draft, path);
      mkdirSync(dirname(to), { recursive: true });
      await copyFile(join(source, path), to).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
        throw new SettingsError(`${path} is missing in ${source}; nothing was restored.`);
      });
      const found = await fingerprint(to);
      if (found.bytes !== bytes || found.sha256 !== sha256) {
        throw new SettingsError(`${path} in ${source} is damaged; nothing was restored.`);
      }
      if (path === DATABASE || path === SECRET) await chmod(to, 0o600);
    }
    checkDatabase(join(draft, DATABASE), source);
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
    return manifest;
  } catch (error) {
    throw asSentence(error, `The data folder ${data} cannot be written`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function readManifest(source: string): BackupManifest {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(join(source, MANIFEST), "utf8"));
  } catch {
    throw new SettingsError(`${source} is no backup: it holds no ${MANIFEST} that can be read.`);
  }
  const { success, output } = v.safeParse(backupManifestSchema, written);
  if (!success || !output.files.some(({ path }) => path === DATABASE)) {
    throw new SettingsError(`${source} is not a backup of a form this version knows.`);
  }
  return output;
}

function checkDatabase(path: string, source: string): void {
  let schema: string;
  try {
    const sqlite = new DatabaseSync(path, { readOnly: true });
    try {
      const [first] = sqlite.prepare("pragma integrity_check").all();
      if (first?.["integrity_check"] !== "ok") throw new Error("integrity_check");
      schema = lastMigration(sqlite);
    } finally {
      sqlite.close();
    }
  } catch {
    throw new SettingsError(`The database in ${source} is damaged; nothing was restored.`);
  }
  if (!knowsMigration(schema)) {
    throw new SettingsError(
      `The backup is of a newer version (${schema}); restore it with that one.`,
    );
  }
}
