import { validator } from "hono-openapi";
import type { ValidationTargets } from "hono";
import type * as v from "valibot";
import { ProblemError } from "../problem/problem-error.ts";
import { problemIssues } from "../problem/problem-issues.ts";

/** Reads one part of a request by a schema, which the API reference then shows. */
export function valid<Target extends keyof ValidationTargets, Schema extends v.GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return validator(target, schema, (result) => {
    if (result.success) return;
    throw new ProblemError("invalid_input", {
      issues: problemIssues(result.error as readonly v.BaseIssue<unknown>[]),
    });
  });
}
