import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/root.ts";
import { readSources, readText } from "../support/source-files.ts";
import { isTest, judge, readPromises, type Evidence } from "./judge-promises.ts";
import { recordsOf, type FileRecord } from "./run-record.ts";

const row = { id: "P1", priority: "A", promise: "Adds one global" };
const head = { commit: "abc", isClean: true };
const file = "test/a.test.ts";
const source = { path: file, text: 'test("[P1] one global", () => {});' };
const record = (status: "passed" | "failed" | "skipped", rest: Partial<FileRecord> = {}) => ({
  ...head,
  at: "2026-11-21T08:00:00.000Z",
  seed: undefined,
  file,
  tests: [{ name: "[P1] one global", status }],
  ...rest,
});
const stateOf = (evidence: Partial<Evidence>) =>
  judge(row, {
    sources: [source],
    records: [],
    isTreeAt: (commit) => commit === head.commit,
    ...evidence,
  }).state;

test("[F4.02] a promise stands as its tests came out on these very sources", () => {
  expect(stateOf({ sources: [] })).toBe("missing");
  expect(stateOf({ records: [record("passed")] })).toBe("pass");
  expect(stateOf({ records: [record("failed")] })).toBe("fail");
});

test("what ran on other sources, was skipped or never ran says nothing", () => {
  expect(stateOf({})).toBe("stale");
  expect(stateOf({ records: [record("passed", { commit: "old" })] })).toBe("stale");
  expect(stateOf({ records: [record("passed", { isClean: false })] })).toBe("stale");
  expect(stateOf({ records: [record("passed")], isTreeAt: () => false })).toBe("stale");
  expect(stateOf({ records: [record("skipped")] })).toBe("stale");
  const second = { ...source, path: "test/b.test.ts" };
  expect(stateOf({ sources: [source, second], records: [record("passed")] })).toBe("stale");
});

test("the id of one promise is no part of another's", () => {
  const other = { path: file, text: 'test("[P12] queued calls", () => {});' };
  expect(stateOf({ sources: [other] })).toBe("missing");
});

test("a contract suite counts with the file that runs it", () => {
  const contract = { path: "a.contract.ts", text: source.text };
  expect(stateOf({ sources: [contract], records: [record("passed")] })).toBe("pass");
});

test("a file that could not be read is a failure of its run", () => {
  const report = {
    numPassedTests: 0,
    numFailedTests: 0,
    testResults: [{ name: "/elsewhere/a.test.ts", status: "failed", assertionResults: [] }],
  };
  const [kept] = recordsOf(report, { stamp: { ...head, at: "" }, seed: undefined });
  expect(kept?.tests).toMatchObject([{ status: "failed" }]);
});

test("[F4.01] a record says of which sources it is, of when, and by which seed", () => {
  const testResults = [
    {
      name: join(root, file),
      status: "passed",
      assertionResults: [{ fullName: "one", status: "passed", meta: { figures: { lost: 0 } } }],
    },
  ];
  const report = { numPassedTests: 1, numFailedTests: 0, testResults };
  const stamp = { ...head, at: "2026-11-21T08:00:00.000Z" };
  expect(recordsOf(report, { stamp, seed: "7" })).toEqual([
    { ...stamp, file, seed: "7", tests: [{ name: "one", status: "passed", figures: { lost: 0 } }] },
  ]);
});

test("every promise stands in the list once, and every id that a test quotes stands there", () => {
  const ids = readPromises(readText("test/promises/promises.md")).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 48 }, (_, index) => `P${index + 1}`));
  const quoted = readSources(["packages", "examples", "test"])
    .filter(({ path }) => isTest(path))
    .flatMap(({ text }) => [...text.matchAll(/\[(P\d+)\]/g)].map(([, id]) => id));
  expect(quoted.filter((id) => id && !ids.includes(id))).toEqual([]);
});
