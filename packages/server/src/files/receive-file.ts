import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../problem/problem-error.ts";

/** Bytes that arrived whole and wait on disk for their place. */
export type ReceivedFile = {
  path: string;
  bytes: number;
  /** SHA-256 of all bytes. */
  hash: string;
  /** Removes it, unless it was moved. */
  discard(): Promise<void>;
};

/**
 * Writes a body to disk as it comes, and to the disk's surface before it returns.
 * @throws ProblemError `file_too_big` as soon as it is
 */
export async function receiveFile(
  body: ReadableStream<Uint8Array> | null,
  { folder, name, maxBytes }: { folder: string; name: string; maxBytes: number },
): Promise<ReceivedFile> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const discard = () => rm(path, { force: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "wx");
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new ProblemError("file_too_big");
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await discard();
    throw error;
  }
  await file.close();
  return { path, bytes, hash: hash.digest("base64url"), discard };
}
