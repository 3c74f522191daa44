import { slugSchema, writtenTaskSchema } from "@helpbuoy/protocol";
import * as v from "valibot";
import type { StoredTask } from "../knowledge/self-service.repository.ts";
import { taskIssues } from "../knowledge/task-issues.ts";
import { issueRefusals } from "./issue-refusals.ts";
import { listingRefusals, updatedEntry, type ListedFileContext } from "./listed-file.ts";
import { checkYaml, parseYaml, type Refusal } from "./yaml-file.ts";

const taskFileSchema = v.strictObject({
  ...v.omit(writtenTaskSchema, ["categorySlug"]).entries,
  category: slugSchema,
  ...updatedEntry,
});

/** Reads a task. */
export function readTaskFile(
  source: string,
  context: ListedFileContext,
): { content: StoredTask } | { refusals: Refusal[] } {
  const yaml = parseYaml(source);
  const checked = checkYaml(yaml, taskFileSchema);
  if ("refusals" in checked) return checked;
  const { category, updated, ...file } = checked.value;
  const refusals = listingRefusals({ ...file, category }, yaml, context);
  refusals.push(...issueRefusals(taskIssues(file), yaml));
  if (refusals.length > 0) return { refusals };
  return {
    content: { ...file, categorySlug: category, updatedAt: updated ?? context.changed },
  };
}
