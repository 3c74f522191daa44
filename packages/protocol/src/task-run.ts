import type { TaskRun, TaskState } from "./task-run-schema.ts";

/** Which state of a run may follow which (SPEC TK5); running again says how far it is. */
export const taskTransitions: Record<TaskState, readonly TaskState[]> = {
  submitted: ["running", "done", "refused", "failed", "undone"],
  running: ["running", "done", "refused", "failed", "undone"],
  done: ["undone"],
  refused: ["submitted"],
  failed: [],
  undone: [],
};

export function canChangeTask(from: TaskState, to: TaskState): boolean {
  return taskTransitions[from].includes(to);
}

/**
 * Whether its visitor may take it back: before it is decided, and once it is done until `undoUntil`.
 * @param now milliseconds since the epoch by the server's clock
 */
export function canUndoTask({ state, undoUntil }: TaskRun, now: number): boolean {
  if (state === "done") return undoUntil !== null && now <= Date.parse(undoUntil);
  return canChangeTask(state, "undone");
}
