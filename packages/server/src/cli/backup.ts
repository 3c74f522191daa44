import { restoreBackup } from "../backup/restore-backup.ts";
import { takeBackup } from "../backup/take-backup.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { print } from "./print.ts";

/** `helpbuoy backup <folder>`: also while the server runs. */
export async function backup(
  { data, secret }: Settings,
  target: string | undefined,
): Promise<void> {
  if (target === undefined)
    throw new SettingsError("Into which new folder? helpbuoy backup <folder>");
  const { files, removedMeanwhile } = await takeBackup({ data, target }, Date.now());
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  print(`${target}: ${files.length} files, ${(bytes / 1_000_000).toFixed(1)} MB.`);
  if (removedMeanwhile.length > 0) {
    print(
      `${removedMeanwhile.length} files were removed by the server meanwhile; they are left out.`,
    );
  }
  print(
    secret === undefined
      ? "It holds the server's secret and people's words: keep it where nobody else reads it."
      : "HELPBUOY_SECRET is not in it: keep it too, or look-up codes and sealed secrets are lost.",
  );
}

/** `helpbuoy restore <backup> --data <folder>`: into a new folder. */
export async function restore({ data }: Settings, source: string | undefined): Promise<void> {
  if (source === undefined) {
    throw new SettingsError("Which backup? helpbuoy restore <backup> --data <new folder>");
  }
  const { files, takenAt } = await restoreBackup({ source, data });
  print(`${data}: ${files.length} files as they were at ${takenAt}.`);
  print(`Start the server on it: helpbuoy serve --data ${data}`);
}
