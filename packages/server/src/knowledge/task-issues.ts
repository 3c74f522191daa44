import type { ProblemIssue, WrittenTask } from "@helpbuoy/protocol";
import { fieldIssues } from "./form-issues.ts";

/** What a task's schema cannot see: fields that lean on others, and steps that ask for each once. */
export function taskIssues(
  task: Pick<WrittenTask, "fields" | "steps" | "code" | "caseField">,
): ProblemIssue[] {
  const issues = fieldIssues(task.fields);
  const refuse = (path: string, code: string) => issues.push({ path, code });
  const ids = new Set(task.fields.map(({ id }) => id));
  const asked = new Set<string>();
  for (const [at, step] of task.steps.entries()) {
    for (const [place, id] of step.fields.entries()) {
      const path = `steps.${at}.fields.${place}`;
      if (!ids.has(id)) refuse(path, "no_such_field");
      else if (asked.has(id)) refuse(path, "in_two_steps");
      asked.add(id);
    }
  }
  for (const [at, { id }] of task.fields.entries()) {
    if (!asked.has(id)) refuse(`fields.${at}`, "in_no_step");
  }
  const named = { "code.field": task.code?.field, caseField: task.caseField };
  for (const [path, id] of Object.entries(named)) {
    if (id !== undefined && !ids.has(id)) refuse(path, "no_such_field");
  }
  return issues;
}
