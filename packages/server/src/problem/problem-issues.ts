import type { ProblemIssue } from "@helpbuoy/protocol";
import type * as v from "valibot";

/** What valibot finds wrong, as paths and codes: never a value, since it may be a password or a wound. */
export function problemIssues(issues: readonly v.BaseIssue<unknown>[]): ProblemIssue[] {
  return issues.slice(0, 50).map((issue) => ({
    path: (issue.path ?? []).map((item) => String(item.key)).join("."),
    code: issueCode(issue),
  }));
}

function issueCode(issue: v.BaseIssue<unknown>): string {
  if (issue.received === "undefined") return "required";
  switch (issue.type) {
    case "max_length":
      return "too_long";
    case "min_length":
    case "non_empty":
      return issue.kind === "validation" && issue.type === "non_empty" ? "required" : "too_short";
    case "max_value":
      return "too_big";
    case "min_value":
      return "too_small";
    case "strict_object":
      return "unknown_field";
    case "picklist":
    case "variant":
    case "literal":
    case "union":
      return "not_an_option";
    default:
      return issue.kind === "schema" ? "wrong_type" : "wrong_form";
  }
}
