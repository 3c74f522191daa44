import { expect, test } from "vitest";
import { canChangeTask, canUndoTask, taskTransitions } from "./task-run.ts";
import type { TaskRun, TaskState } from "./task-run-schema.ts";

const now = Date.parse("2026-11-20T08:00:00.000Z");
const run = (rest: Partial<TaskRun>): TaskRun => ({
  slug: "refund",
  title: "Refund",
  state: "submitted",
  instance: 1,
  case: null,
  text: "",
  progress: null,
  undoUntil: null,
  mayAppeal: false,
  ...rest,
});

test("[TK5] what is over stays so, and only a refusal is looked at again", () => {
  const states = Object.keys(taskTransitions) as TaskState[];
  for (const to of states) {
    expect(canChangeTask("undone", to)).toBe(false);
    expect(canChangeTask("failed", to)).toBe(false);
  }
  expect(states.filter((from) => canChangeTask(from, "submitted"))).toEqual(["refused"]);
  expect(states.filter((from) => canChangeTask(from, "done"))).toEqual(["submitted", "running"]);
});

test("[TK6] it can be taken back until it is decided, and what is done as long as it says", () => {
  expect(canUndoTask(run({}), now)).toBe(true);
  expect(canUndoTask(run({ state: "running" }), now)).toBe(true);
  expect(canUndoTask(run({ state: "refused" }), now)).toBe(false);
  expect(canUndoTask(run({ state: "done" }), now)).toBe(false);
  const undoUntil = new Date(now).toISOString();
  expect(canUndoTask(run({ state: "done", undoUntil }), now)).toBe(true);
  expect(canUndoTask(run({ state: "done", undoUntil }), now + 1)).toBe(false);
});
