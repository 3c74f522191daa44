import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A data folder whose disk can be full. */
export type SmallDisk = {
  /** `tmpfs`: a small disk of its own; `quota`: a limit on the size of files; `none`: neither is allowed here. */
  kind: "tmpfs" | "quota" | "none";
  folder: string;
  /** Nothing more can be written, by the process given where it is a quota. */
  fill(pid: number): void;
  empty(pid: number): void;
  remove(): void;
};

const MEGABYTES = 400;
const BALLAST = "ballast";

/** A small tmpfs where mounting is permitted, else a folder and a quota by `prlimit`. */
export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-faults-"));
  const data = join(folder, "data");
  if (runs("mount", "-t", "tmpfs", "-o", `size=${MEGABYTES}m,mode=700`, "tmpfs", folder)) {
    const ballast = join(folder, BALLAST);
    return {
      kind: "tmpfs",
      folder: data,
      fill: () => fill(ballast),
      empty: () => rmSync(ballast, { force: true }),
      remove() {
        execFileSync("umount", ["--lazy", folder]);
        rmSync(folder, { recursive: true });
      },
    };
  }
  const limit = (pid: number, bytes: string) =>
    execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
  return {
    kind: runs("prlimit", "--version") ? "quota" : "none",
    folder: data,
    // No file may grow: a write past this point of any file fails, as on a full disk.
    fill: (pid) => limit(pid, "4096"),
    empty: (pid) => limit(pid, "unlimited"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runs(command: string, ...words: string[]): boolean {
  try {
    execFileSync(command, words, { stdio: "ignore" });
    return true;
  } catch {
    // Not permitted, or not there.
    return false;
  }
}

function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (const size of [1_048_576, 4_096, 1]) writeUntilFull(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  for (;;) {
    try {
      if (writeSync(file, piece) < piece.length) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") return;
      throw error;
    }
  }
}
