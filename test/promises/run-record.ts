import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../support/root.ts";

/** Which sources a run saw. */
export type Stamp = {
  commit: string;
  /** No source differed from the commit's. */
  isClean: boolean;
  /** ISO 8601. */
  at: string;
};

export type TestOutcome = {
  name: string;
  status: "passed" | "failed" | "skipped";
  /** What the test measured, where it says so. */
  figures?: Record<string, unknown>;
};

/** What one run made of one test file. */
export type FileRecord = Stamp & { file: string; seed: string | undefined; tests: TestOutcome[] };

/** A test that failed, or a file that could not be read. */
export type Failure = { file: string; name: string; message: string };

/** The part of vitest's JSON report that is read. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    /** Why a file could not be read. */
    message?: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages?: string[] | null;
      meta?: { figures?: Record<string, unknown> };
    }[];
  }[];
};

const folder = join(root, "test/results/runs");

/** What a run depends on; words for people beside it may change without making its outcome old. */
const SOURCES = [
  "packages",
  "examples",
  "test",
  "package.json",
  "package-lock.json",
  "vitest.config.ts",
  ":!*README.md",
  ":!test/results",
];

function git(...words: string[]): string {
  return execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim();
}

/** Where the tree stands now; `unknown` and not clean where there is no git. */
export function readStamp(): Stamp {
  const at = new Date().toISOString();
  try {
    const isClean = git("status", "--porcelain", "--", ...SOURCES) === "";
    return { commit: git("rev-parse", "HEAD"), isClean, at };
  } catch {
    return { commit: "unknown", isClean: false, at };
  }
}

/** Whether the sources of a commit are those of the tree, to the letter. */
export function isTreeAt(commit: string): boolean {
  try {
    const untracked = git("ls-files", "--others", "--exclude-standard", "--", ...SOURCES);
    return untracked === "" && git("diff", "--name-only", commit, "--", ...SOURCES) === "";
  } catch {
    // A commit of another clone, or no git at all.
    return false;
  }
}

/** What a report says of each of its files. One that could not even be read has failed. */
export function recordsOf(
  report: VitestReport,
  { stamp, seed }: { stamp: Stamp; seed: string | undefined },
): FileRecord[] {
  return report.testResults.map(({ name, status, assertionResults }) => {
    const file = fileOf(name);
    const tests = assertionResults.map(({ fullName, meta, ...test }): TestOutcome => {
      const isOver = test.status === "passed" || test.status === "failed";
      return {
        name: fullName,
        status: isOver ? (test.status as "passed" | "failed") : "skipped",
        ...(meta?.figures && { figures: meta.figures }),
      };
    });
    if (status === "failed" && tests.every((test) => test.status !== "failed")) {
      tests.push({ name: file, status: "failed" });
    }
    return { ...stamp, file, seed, tests };
  });
}

/** What failed in a report, and with which words. */
export function failuresOf(report: VitestReport): Failure[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = fileOf(name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0 || status !== "failed") {
      return failed.map((test) => ({
        file,
        name: test.fullName,
        message: (test.failureMessages ?? []).join("\n"),
      }));
    }
    return [{ file, name: file, message: message ?? "" }];
  });
}

function fileOf(path: string): string {
  return relative(root, path).replaceAll("\\", "/");
}

/** Keeps a suite's records; those of files that did not run this time stay as they were. */
export function keepRecords(suite: string, records: readonly FileRecord[]): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${suite}.json`);
  const ran = new Set(records.map(({ file }) => file));
  const earlier = readRecordsIn(path).filter(({ file }) => !ran.has(file));
  const kept = [...earlier, ...records].sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(kept, null, 1)}\n`);
}

/** What every suite's last runs came to. */
export function readRecords(): FileRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => readRecordsIn(join(folder, name)));
}

function readRecordsIn(path: string): FileRecord[] {
  if (!existsSync(path)) return [];
  return JSON.parse(readFileSync(path, "utf8")) as FileRecord[];
}
