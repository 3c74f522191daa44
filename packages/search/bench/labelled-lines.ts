// Files of one JSON object a line, as all data of the benches come.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Example } from "../src/intent/examples.ts";

/** Where a relative path is looked for when it is not found from here. */
const DATASETS =
  process.env["HELPBUOY_DATASETS"] ?? join(import.meta.dirname, "../../../../shared/data");

/**
 * The rows of a file; a label may only be missing where `unlabelled`.
 * @throws {Error} that names the file, and the line where one is not `{"text": …, "label": …}`.
 */
export function readLabelled(path: string, unlabelled = false): Example[] {
  const rows: Example[] = [];
  for (const [at, line] of readText(path).split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const where = `${path}:${at + 1}`;
    const row = parse(line, where);
    if (typeof row?.["text"] !== "string" || !row["text"].trim()) {
      throw new Error(`${where}: "text" must be a string that is not empty`);
    }
    const label = row["label"] ?? (unlabelled ? "" : undefined);
    if (typeof label !== "string") throw new Error(`${where}: "label" must be a string`);
    rows.push({ text: row["text"], label });
  }
  if (!rows.length) throw new Error(`${path}: no line in it`);
  return rows;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    try {
      return readFileSync(join(DATASETS, path), "utf8");
    } catch (error) {
      throw new Error(`${path}: cannot be read`, { cause: error });
    }
  }
}

function parse(line: string, where: string): Record<string, unknown> | undefined {
  try {
    const row: unknown = JSON.parse(line);
    return row && typeof row === "object" ? (row as Record<string, unknown>) : undefined;
  } catch (error) {
    throw new Error(`${where}: not JSON`, { cause: error });
  }
}
