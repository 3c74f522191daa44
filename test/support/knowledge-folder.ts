import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../../packages/server/test/knowledge-files.ts";
import { root } from "./root.ts";
import type { RunningServer } from "./start-server.ts";

/** Where the tests' own small knowledge stands; its guides and pictures go along. */
export const SMALL = join(root, "packages/server/test/knowledge");

/**
 * A new folder with the demo's knowledge and the tests' guides.
 * @param files more, or others, by their path in the folder
 */
export function knowledgeFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-knowledge-"));
  cpSync(join(root, "examples/knowledge"), folder, { recursive: true });
  for (const part of ["media", "en/guides", "zh-CN/guides"]) {
    cpSync(join(SMALL, part), join(folder, part), { recursive: true });
  }
  addFiles(folder, files);
  return folder;
}

/** The real import, as an operator runs it beside the server. Returns what it printed. */
export function importFolder(server: Pick<RunningServer, "folder">, folder: string): string {
  const args = ["packages/server/bin/helpbuoy.js", "import", folder, "--site", "demo", "--apply"];
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, HELPBUOY_DATA: server.folder },
    encoding: "utf8",
  });
  if (done.stderr) throw new Error(done.stderr);
  return done.stdout;
}
