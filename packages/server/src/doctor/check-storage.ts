import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Settings } from "../settings.ts";
import { findingsOf, type Finding } from "./finding.ts";

const { ok, warning, failure } = findingsOf("storage");
const disk = findingsOf("disk");
const MB = 1_000_000;

/** Whether the data folder can be written to, and the database in it is whole and safe (promise P39). */
export async function checkStorage({
  data: folder,
  synchronous,
}: Pick<Settings, "data" | "synchronous">): Promise<Finding[]> {
  const start = "Start the server once: helpbuoy serve";
  if (!existsSync(folder)) return [failure(`There is no data folder ${folder}.`, start)];
  const path = join(folder, "helpbuoy.db");
  if (!existsSync(path)) return [failure(`There is no database in ${folder}.`, start)];
  const found = [writable(folder)];
  try {
    // As it is: nothing that is found out here is put right by looking.
    const sqlite = new DatabaseSync(path, { timeout: 5_000 });
    try {
      found.push(...databaseFindings(sqlite), durability(sqlite, synchronous));
    } finally {
      sqlite.close();
    }
  } catch {
    found.push(
      failure(
        `The database ${path} cannot be opened.`,
        "See who owns the file; if it is damaged, restore a backup: helpbuoy restore <backup> --data <new folder>",
      ),
    );
  }
  const key = statSync(join(folder, "secret.key"), { throwIfNoEntry: false });
  if (key && (key.mode & 0o077) !== 0) {
    found.push(
      warning(
        "Others on this machine may read the secret.",
        `chmod 600 ${join(folder, "secret.key")}`,
      ),
    );
  }
  const { bavail, bsize } = await statfs(folder);
  return [...found, diskFinding(bavail * bsize, statSync(path).size)];
}

function writable(folder: string): Finding {
  const path = join(folder, `.doctor-${process.pid}`);
  try {
    writeFileSync(path, "");
    rmSync(path);
    return ok(`The data folder ${folder} can be written to.`);
  } catch {
    return failure(
      `The data folder ${folder} cannot be written to.`,
      "Give it to the user the server runs as.",
    );
  }
}

function databaseFindings(sqlite: DatabaseSync): Finding[] {
  const problems = sqlite.prepare("pragma integrity_check").all();
  const isWhole = problems.length === 1 && problems[0]?.["integrity_check"] === "ok";
  const lost = sqlite.prepare("pragma foreign_key_check").all().length;
  const way =
    "Stop the server, keep the folder, and restore a backup into a new one: helpbuoy restore <backup> --data <folder>";
  return [
    isWhole
      ? ok("The database is whole.")
      : failure(`The database is damaged in ${problems.length} places.`, way),
    lost === 0
      ? ok("Everything it refers to is there.")
      : failure(`${lost} rows of it refer to what is not there.`, way),
  ];
}

function durability(sqlite: DatabaseSync, synchronous: Settings["synchronous"]): Finding {
  const mode = sqlite.prepare("pragma journal_mode").get()?.["journal_mode"];
  if (mode !== "wal") {
    return failure(
      `It does not write ahead (its journal is "${mode}"), so readers and writers wait for one another.`,
      "Stop what else opens the file, and start the server; it sets this.",
    );
  }
  if (synchronous === "normal") {
    return warning(
      "It does not wait for the disk (HELPBUOY_SYNCHRONOUS=normal): a power cut takes the last messages that were answered as sent.",
      "Take HELPBUOY_SYNCHRONOUS out, unless that is what you want.",
    );
  }
  return ok("It writes ahead (WAL) and waits for the disk (synchronous=full).");
}

/** @param free bytes on the disk of the data folder @param size bytes of the database */
export function diskFinding(free: number, size: number): Finding {
  const shown = `${Math.round(free / MB)} MB are free`;
  const way = "Make room, or move the data folder; look at <data>/files first.";
  if (free < 200 * MB) return disk.failure(`${shown}: soon nothing can be written.`, way);
  if (free < 1_000 * MB || free < 2 * size) {
    return disk.warning(`${shown}, too few for a backup beside the database.`, way);
  }
  return disk.ok(`${shown} on the disk of the data folder.`);
}
