import type { AskedField } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { caseOf, casePrint, taskSubject } from "./task-case.ts";

const secret = new Uint8Array(32).fill(7);
const task = { title: "Appeal", caseField: "work" };
const field = (rest: Partial<AskedField> = {}): AskedField => ({
  id: "work",
  type: "text",
  label: "Work",
  ...rest,
});
const print = (typed: string, taskSlug = "appeal", siteKey = "demo") =>
  casePrint(secret, { siteKey, taskSlug }, { typed, shown: typed });

test("[TK8] a case is the same however it is spaced, and another for another task, site or case", () => {
  expect(print("ab  1")).toBe(print("ab 1"));
  expect(print("ａ１")).toBe(print("a1"));
  // Ids of works tell upper from lower case.
  expect(print("A1")).not.toBe(print("a1"));
  expect(print("a1", "other")).not.toBe(print("a1"));
  expect(print("a1", "appeal", "shop")).not.toBe(print("a1"));
});

test("[TK4] the subject names it as people know it: a choice by its label, a secret by its mask", () => {
  const options = [{ value: "v", label: "Video 7" }];
  const chosen = caseOf(task, [field({ type: "choice", options })], { work: "v" });
  expect(taskSubject(task, chosen, "en")).toBe("Appeal: Video 7");
  const hidden = caseOf(task, [field({ sensitive: true })], { work: "11010519491231002X" });
  expect(taskSubject(task, hidden, "zh-CN")).toBe("Appeal：••••002X");
  expect(hidden?.typed).toBe("11010519491231002X");
});

test("without one there is none: not answered, not asked, not named, files", () => {
  expect(caseOf(task, [field()], { work: "  " })).toBeUndefined();
  expect(caseOf(task, [], { work: "x" })).toBeUndefined();
  expect(caseOf({}, [field()], { work: "x" })).toBeUndefined();
  expect(caseOf(task, [field({ type: "files" })], { work: ["01J"] })).toBeUndefined();
  expect(taskSubject(task, undefined, "en")).toBe("Appeal");
});

test("a long one is cut between characters", () => {
  const long = caseOf(task, [field()], { work: "😀".repeat(300) });
  const subject = taskSubject(task, long, "en");
  expect([...subject]).toHaveLength(200);
  expect(subject.endsWith("😀…")).toBe(true);
});
