/*
 * `npm test`: every check of the project, one step after the other, and one closing line.
 * A step goes on after another has failed, so that one run tells everything.
 * `node test/run.ts unit browser` runs the named steps only.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProject, succeeds, type Count, type ProjectOutcome } from "./promises/run-project.ts";
import type { Failure } from "./promises/run-record.ts";
import { root } from "./support/root.ts";
import { seedForAll } from "./support/seed-for-all.ts";

type Step = { name: string; run: () => Promise<ProjectOutcome> };

/** A step that either passes or fails as a whole. */
function check(name: string, ...commands: [string, ...string[]][]): Step {
  return {
    name,
    async run() {
      for (const [command, ...args] of commands) {
        if (!(await succeeds(command, args))) return { passed: 0, failed: 1, failures: [] };
      }
      return { passed: 1, failed: 0, failures: [] };
    },
  };
}

/**
 * A step of tests; in shards, each with a server and a browser of its own, at the same time.
 * @param prepare what the shards share; answers with its undo
 */
function tests(project: string, shards = 1, prepare = async () => () => {}): Step {
  return {
    name: project,
    async run() {
      const undo = await prepare();
      const outcomes = await Promise.all(
        Array.from({ length: shards }, (_, at) =>
          runProject({ project, shard: `${at + 1}/${shards}` }),
        ),
      );
      undo();
      return {
        passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
        failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
        failures: outcomes.flatMap(({ failures }) => failures),
      };
    },
  };
}

const projects = readdirSync(join(root, "packages"))
  .map((name) => `packages/${name}`)
  .concat("examples", "test")
  .filter((folder) => existsSync(join(root, folder, "tsconfig.json")));

const steps: Step[] = [
  check("format", ["oxfmt", "--check"]),
  check("lint", ["oxlint", "--quiet"]),
  ...projects.map((folder) => check(`types: ${folder}`, ["tsc", "-p", folder])),
  check("audit", ["node", "test/audit.ts"]),
  check("build", ["node", "build.ts"]),
  tests("unit"),
  tests("project"),
  // A browser test mostly waits: two at a time use what the machine has.
  tests("browser", 2, seedForAll),
];

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
const failures: Failure[] = [];
// Pictures of what failed in the last run; the records of runs stay, for `npm run promises`.
const results = join(root, "test/results");
for (const name of existsSync(results) ? readdirSync(results) : []) {
  if (name.endsWith(".png")) rmSync(join(results, name));
}
for (const step of steps) {
  if (wanted.length > 0 && !wanted.some((name) => step.name.startsWith(name))) continue;
  const start = performance.now();
  console.log(`\n── ${step.name}`);
  const { passed, failed, failures: ofStep } = await step.run();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedSteps.push(step.name);
  failures.push(...ofStep);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
// Told again: what a step said of it stands some thousand lines above.
for (const { file, name, message } of failures) {
  const lines = message.split("\n").filter((line) => !line.includes("/node_modules/"));
  console.log(`\n✗ ${file}\n  ${name}\n${lines.slice(0, 20).join("\n")}`);
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
