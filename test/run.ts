/*
 * `npm test`: every check of the project, one step after the other, and one closing line.
 * A step goes on after another has failed, so that one run tells everything.
 * `node test/run.ts unit browser` runs the named steps only.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "./support/root.ts";

type Count = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<Count> };

const bin = join(root, "node_modules/.bin");
const results = mkdtempSync(join(tmpdir(), "helpbuoy-results-"));

/** Runs a command with its output in view; resolves to whether it went well. */
function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      // Node 24 of node_modules first, whatever the machine has.
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** A step that either passes or fails as a whole. */
function check(name: string, ...commands: [string, ...string[]][]): Step {
  return {
    name,
    async run() {
      for (const [command, ...args] of commands) {
        if (!(await succeeds(command, args))) return { passed: 0, failed: 1 };
      }
      return { passed: 1, failed: 0 };
    },
  };
}

/** A step of tests; a file that cannot even be read counts as one failure. */
function tests(project: string): Step {
  return {
    name: project,
    async run() {
      const file = join(results, `${project}.json`);
      const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
      const isFine = await succeeds("vitest", [...args, `--outputFile.json=${file}`]);
      if (!existsSync(file)) return { passed: 0, failed: 1 };
      const report = JSON.parse(readFileSync(file, "utf8")) as {
        numPassedTests: number;
        numFailedTests: number;
        testResults: { status: string; assertionResults: unknown[] }[];
      };
      const unread = report.testResults.filter(
        (one) => one.status === "failed" && one.assertionResults.length === 0,
      );
      const failed = report.numFailedTests + unread.length;
      // An error outside of every test fails the run without failing a test.
      return { passed: report.numPassedTests, failed: isFine ? failed : Math.max(failed, 1) };
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
  check("build", ["node", "build.ts"]),
  tests("unit"),
  tests("project"),
  tests("browser"),
];

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
// Pictures of what failed in the last run.
rmSync(join(root, "test/results"), { recursive: true, force: true });
for (const step of steps) {
  if (wanted.length > 0 && !wanted.some((name) => step.name.startsWith(name))) continue;
  const start = performance.now();
  console.log(`\n── ${step.name}`);
  const { passed, failed } = await step.run();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedSteps.push(step.name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
rmSync(results, { recursive: true, force: true });
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
