import type { ProblemIssue } from "@helpbuoy/protocol";
import { isTextKey, type TextKey, type TextValues } from "../translate.ts";

/** What the server found wrong with a field, as a sentence. */
export function issueText(
  { path, code }: ProblemIssue,
  t: (key: TextKey, values?: TextValues) => string,
): string {
  const key = `issue_${code}`;
  const what = t(isTextKey(key) ? key : "issue_other");
  const line = /\.text\.(\d+)$/.exec(path)?.[1];
  return line === undefined ? what : t("issue_line", { line, what });
}

/** What stands at a path of dots in something that was sent. */
function valueAt(content: unknown, path: string): unknown {
  let value = content;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null) return value;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Of what was found wrong: all but that which has been changed since. */
export function issuesLeft(
  issues: readonly ProblemIssue[],
  before: object,
  after: object,
): ProblemIssue[] {
  return issues.filter(
    ({ path }) => JSON.stringify(valueAt(before, path)) === JSON.stringify(valueAt(after, path)),
  );
}
