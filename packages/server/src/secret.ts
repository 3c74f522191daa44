import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "./random.ts";

/**
 * The key that look-up codes are derived of: as set, else 32 bytes by chance that are kept in
 * `<data>/secret.key`, readable by its owner alone.
 */
export function readSecret(folder: string, secret: string | undefined, random: Random): Buffer {
  if (secret !== undefined) return Buffer.from(secret, "utf8");
  const path = join(folder, "secret.key");
  mkdirSync(folder, { recursive: true });
  const kept = readKept(path);
  if (kept) return kept;
  // Linked into place whole: of two starts at once one wins, and neither reads half a key.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, Buffer.from(random(new Uint8Array(32))).toString("base64url"), {
    mode: 0o600,
  });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKept(path) as Buffer;
}

function readKept(path: string): Buffer | undefined {
  try {
    return Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
