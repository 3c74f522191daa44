/*
 * `npm run audit`: whether holes are known in the packages that are shipped. Exit code 1 where there are;
 * 0 where none are, and where the registry does not answer, which is said and is no verdict.
 */
import { spawnSync } from "node:child_process";
import { readAudit } from "./support/read-audit.ts";
import { root } from "./support/root.ts";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  cwd: root,
  encoding: "utf8",
  timeout: 120_000,
  // Windows knows npm as npm.cmd, which only a shell finds.
  shell: process.platform === "win32",
});
const { kind, lines } = readAudit(stdout ?? "");
for (const line of lines) console.log(line);
process.exitCode = kind === "holes" ? 1 : 0;
