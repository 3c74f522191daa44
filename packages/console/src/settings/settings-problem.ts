import { asBackendError } from "@helpbuoy/client";
import { isTextKey, type TextKey, type TextValues } from "../translate.ts";

/** A sentence for the first thing that the server refused in what was set, where there is one. */
export function settingsProblem(
  cause: unknown,
  t: (key: TextKey, values?: TextValues) => string,
): string | undefined {
  const issue = asBackendError(cause).problem?.issues?.[0];
  if (!issue) return undefined;
  const line = /^origins\.(\d+)/.exec(issue.path)?.[1];
  if (line !== undefined) return t("refused_origin", { line: Number(line) + 1 });
  if (issue.path === "hours.timeZone") return t("refused_time_zone");
  if (issue.path.startsWith("hours.")) return t("refused_spans");
  const key = `refused_${issue.code}`;
  return isTextKey(key) ? t(key) : undefined;
}
