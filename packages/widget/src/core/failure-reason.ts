import type { BackendError } from "@helpbuoy/client";
import type { FailureReason } from "./widget.ts";

const missing = ["not_found", "ticket_not_found", "article_not_found", "unknown_site"];

const told = [
  "file_type_not_allowed",
  "identity_required",
  "not_eligible",
  "already_asked",
] as const;

/** What the panel may say about a failed call. */
export function failureReason({
  kind,
  problem,
}: Pick<BackendError, "kind" | "problem">): FailureReason {
  switch (kind) {
    case "offline":
    case "timeout":
    case "rate_limited":
      return kind;
    case "rejected":
    case "unauthorized":
      if (problem && isTold(problem.code)) return problem.code;
      return missing.includes(problem?.code ?? "") ? "not_found" : "refused";
    case "server":
    case "invalid_response":
    case "aborted":
      return "server";
    default:
      return kind satisfies never;
  }
}

function isTold(code: string): code is (typeof told)[number] {
  return (told as readonly string[]).includes(code);
}
