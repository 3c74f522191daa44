/*
 * `npm run test:fuzz`: whatever reads what strangers send, with what strangers might send. Four minutes
 * in all, and a seed of its own, which it prints; `-- --seconds 600 --seed 7` chooses both, names of
 * files take some of the targets alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runProject } from "../promises/run-project.ts";
import { root } from "../support/root.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: process.env["FUZZ_SECONDS"] ?? "240" },
    seed: { type: "string", default: process.env["FUZZ_SEED"] ?? String(newSeed()) },
  },
});
const { seconds, seed } = values;
if (!(Number(seconds) > 0) || !/^[1-9]\d{0,8}$/.test(seed)) {
  throw new Error("--seconds and --seed are whole numbers above 0");
}
const folder = join(root, "test/fuzz");
const targets = readdirSync(folder)
  .filter((name) => /\.test\.tsx?$/.test(name))
  .filter((name) => positionals.length === 0 || positionals.some((part) => name.includes(part)))
  .reduce((count, name) => count + countTargets(join(folder, name)), 0);
const share = Math.ceil((Number(seconds) * 1_000) / Math.max(1, targets));
console.log(`seed ${seed}, ${targets} targets, ${share} ms each`);

const { passed, failed } = await runProject({
  project: "fuzz",
  files: positionals,
  seed,
  environment: { FUZZ_SEED: seed, FUZZ_SHARE: String(share) },
  // A case that never ends is ended with the run.
  within: Number(seconds) * 2_000 + 120_000,
});
console.log(`\n${passed} passed, ${failed} failed; again with --seed ${seed}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Nine digits at most: the seeds that fast-check takes. */
function newSeed(): number {
  return 1 + Math.floor(Math.random() * 999_999_998);
}

function countTargets(path: string): number {
  return [...readFileSync(path, "utf8").matchAll(/^\s*fuzz\($/gm)].length;
}
