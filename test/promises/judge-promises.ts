import type { FileRecord } from "./run-record.ts";

export type PromiseRow = { id: string; priority: string; promise: string };
export type State = "pass" | "fail" | "stale" | "missing";
export type Judged = PromiseRow & { files: string[]; state: State; why: string };

/** The rows of promises.md. */
export function readPromises(markdown: string): PromiseRow[] {
  return [...markdown.matchAll(/^\| (P\d+) +\| ([AB]) +\| (.+?) +\|$/gm)].map(
    ([, id = "", priority = "", promise = ""]) => ({ id, priority, promise }),
  );
}

/** A suite, a contract that suites run, or the one test of a hazard's folder. */
export const isTest = (path: string): boolean => /[./](test|contract)\.tsx?$/.test(path);

export type Evidence = {
  /** Test files with their text. */
  sources: readonly { path: string; text: string }[];
  records: readonly FileRecord[];
  /** Whether the sources of a commit are those there are now. */
  isTreeAt(commit: string): boolean;
};

/**
 * How one promise stands: `missing` where no test quotes its id, `stale` where a file that does has
 * not run on these very sources, else `fail` or `pass` as its tests came out.
 */
export function judge(row: PromiseRow, { sources, records, isTreeAt }: Evidence): Judged {
  const quote = `[${row.id}]`;
  const quoting = sources.filter(({ text }) => text.includes(quote)).map(({ path }) => path);
  // A contract suite is run by other files, which its sources do not name.
  const running = records
    .filter(({ tests }) => tests.some(({ name }) => name.includes(quote)))
    .map(({ file }) => file);
  const files = [...new Set([...quoting, ...running])].sort();
  const answer = (state: State, why = ""): Judged => ({ ...row, files, state, why });
  if (files.length === 0) return answer("missing");

  const own = records.filter(({ file }) => files.includes(file));
  const failed = own.flatMap(({ tests }) =>
    tests.filter(({ name, status }) => status === "failed" && name.includes(quote)),
  );
  const old = own.find(({ commit, isClean }) => !isClean || !isTreeAt(commit));
  const unrun = files.find((path) => isSuite(path) && !own.some(({ file }) => file === path));
  const before = failed.length > 0 ? "failed when last run" : "";
  if (unrun !== undefined) return answer("stale", before || `${unrun} has not run`);
  if (old) return answer("stale", before || `${old.file} ran on ${nameOf(old)}`);
  if (failed.length > 0) return answer("fail", failed[0]?.name);
  const held = own.some(({ tests }) =>
    tests.some(({ name, status }) => status === "passed" && name.includes(quote)),
  );
  return held ? answer("pass") : answer("stale", "its tests were skipped");
}

const isSuite = (path: string) => !path.includes(".contract.");
const nameOf = ({ commit, isClean }: FileRecord) =>
  `${commit.slice(0, 7)}${isClean ? "" : " with changes"}`;
