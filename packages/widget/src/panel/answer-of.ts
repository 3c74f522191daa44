import type { TaskModel } from "../core/widget.ts";

/** What was answered in a field of one line. */
export function answerOf({ draft }: TaskModel, key: string | undefined): string {
  const value = key === undefined ? "" : draft.value.values[key];
  return typeof value === "string" ? value : "";
}
