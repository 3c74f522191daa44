/*
 * `npm run promises`: each promise, the tests that hold it, and how they stood in the last runs of
 * `npm test`, `npm run test:faults` and `npm run test:fuzz`. It runs none of them.
 * `-- --json` for programs, `-- --strict` to fail unless every A passes.
 */
import { parseArgs } from "node:util";
import { readSources, readText } from "../support/source-files.ts";
import {
  isTest,
  judge,
  readPromises,
  type Evidence,
  type Judged,
  type State,
} from "./judge-promises.ts";
import { isTreeAt, readRecords, readStamp } from "./run-record.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, strict: { type: "boolean" } },
});

const sources = readSources(["packages", "examples", "test"]).filter(
  ({ path }) => isTest(path) && path !== "test/promises/judge-promises.test.ts",
);
const known = new Map<string, boolean>();
const evidence: Evidence = {
  sources,
  records: readRecords(),
  isTreeAt(commit) {
    if (!known.has(commit)) known.set(commit, isTreeAt(commit));
    return known.get(commit) ?? false;
  },
};
const judged = readPromises(readText("test/promises/promises.md")).map((row) =>
  judge(row, evidence),
);

if (values.json) console.log(JSON.stringify(judged, null, 1));
else print(judged);
if (values.strict && judged.some(({ priority, state }) => priority === "A" && state !== "pass")) {
  process.exitCode = 1;
}

function print(rows: readonly Judged[]): void {
  const { commit, isClean } = readStamp();
  console.log(`Promises at ${commit.slice(0, 7)}${isClean ? "" : ", with changes"}\n`);
  for (const { id, priority, state, promise, files, why } of rows) {
    console.log(`${id.padEnd(4)} ${priority}  ${state.padEnd(8)}${short(promise)}`);
    if (why) console.log(`                 (${why})`);
    for (const file of files) console.log(`                 ${file}`);
  }
  const count = (priority: string, state: State) =>
    rows.filter((row) => row.priority === priority && row.state === state).length;
  for (const priority of ["A", "B"]) {
    const all = (["pass", "fail", "stale", "missing"] as const).map(
      (state) => `${count(priority, state)} ${state}`,
    );
    console.log(`\n${priority}: ${all.join(", ")}`);
  }
  const missing = rows.filter(({ state }) => state === "missing").map(({ id }) => id);
  if (missing.length > 0) console.log(`\nNo test holds: ${missing.join(", ")}`);
}

function short(text: string): string {
  const plain = text.replace(/[`*]/g, "");
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain;
}
