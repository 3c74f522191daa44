import { asBackendError } from "@helpbuoy/client";
import type { TextKey, TextValues } from "./translate.ts";

/** A sentence for whatever a call rejected with: the server's own where it gave one. */
export function problemText(
  cause: unknown,
  t: (key: TextKey, values?: TextValues) => string,
): string {
  const { kind, problem } = asBackendError(cause);
  const line = /^markdown\.(\d+)$/.exec(problem?.issues?.[0]?.path ?? "")?.[1];
  if (line) return t("markdown_line", { line });
  if (problem) return problem.title;
  return kind === "offline" || kind === "timeout" ? t("problem_offline") : t("problem_server");
}
