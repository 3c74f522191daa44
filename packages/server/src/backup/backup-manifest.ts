import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import * as v from "valibot";

const fileSchema = v.object({
  /** Below the folder, with slashes. Never upwards: a manifest may come from anywhere. */
  path: v.pipe(
    v.string(),
    v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/),
    v.check((path) => !path.split("/").includes("..")),
  ),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** What a backup holds: written last, so a folder without one is no backup. */
export const backupManifestSchema = v.object({
  format: v.literal("helpbuoy-backup"),
  version: v.literal(1),
  takenAt: v.string(),
  /** The last migration of its database. */
  schema: v.string(),
  files: v.array(fileSchema),
  /** Named by the database and removed while the backup was taken. */
  removedMeanwhile: v.array(v.string()),
});
export type BackupManifest = v.InferOutput<typeof backupManifestSchema>;
export type BackedUpFile = v.InferOutput<typeof fileSchema>;

export const MANIFEST = "backup.json";
export const DATABASE = "helpbuoy.db";
export const SECRET = "secret.key";

/** The size and SHA-256 of a file. */
export async function fingerprint(path: string): Promise<Omit<BackedUpFile, "path">> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}
