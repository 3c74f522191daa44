import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../support/root.ts";
import {
  failuresOf,
  keepRecords,
  readStamp,
  recordsOf,
  type Failure,
  type VitestReport,
} from "./run-record.ts";

export type Count = { passed: number; failed: number };

/** What failed, told again where a long run ends. */
export type ProjectOutcome = Count & { failures: readonly Failure[] };

const bin = join(root, "node_modules/.bin");

/**
 * Runs a command with its output in view; resolves to whether it went well.
 * @param within milliseconds; what takes longer is killed, and did not go well
 */
export function succeeds(
  command: string,
  args: readonly string[],
  { environment = {}, within }: { environment?: Record<string, string>; within?: number } = {},
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      // Node 24 of node_modules first, whatever the machine has.
      env: {
        ...process.env,
        PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
        ...environment,
      },
      // A group of its own, where it may have to be killed with all it has started.
      detached: within !== undefined,
    });
    const limit =
      within && setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), within);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

export type ProjectRun = {
  /** Of vitest.config.ts. */
  project: string;
  /** Parts of the names of the files to run; all unless given. */
  files?: readonly string[];
  /** `1/2`: the first half of the files. */
  shard?: string;
  seed?: string;
  environment?: Record<string, string>;
  /** Milliseconds after which the run is killed: a fuzzed function that hangs ends no other way. */
  within?: number;
};

/** Runs the tests of one vitest project and keeps what came of them for `npm run promises`. */
export async function runProject(run: ProjectRun): Promise<ProjectOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-report-"));
  const file = join(folder, "report.json");
  const stamp = readStamp();
  const isFine = await succeeds(
    "vitest",
    [
      "run",
      `--project=${run.project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...(run.shard ? [`--shard=${run.shard}`] : []),
      ...(run.files ?? []),
    ],
    {
      ...(run.environment && { environment: run.environment }),
      ...(run.within && { within: run.within }),
    },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: [] };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  rmSync(folder, { recursive: true });
  keepRecords(run.project, recordsOf(report, { stamp, seed: run.seed }));
  // A file that cannot even be read counts as one failure.
  const unread = report.testResults.filter(
    (one) => one.status === "failed" && one.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unread.length;
  // An error outside of every test fails the run without failing a test.
  return {
    passed: report.numPassedTests,
    failed: isFine ? failed : Math.max(failed, 1),
    failures: failuresOf(report),
  };
}
