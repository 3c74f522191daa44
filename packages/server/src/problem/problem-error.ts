import type { ProblemCode, ProblemIssue } from "@helpbuoy/protocol";

/** Why a request is refused; becomes application/problem+json at the edge. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  readonly issues: ProblemIssue[] | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, details: { issues?: ProblemIssue[]; retryAfter?: number } = {}) {
    super(code);
    this.code = code;
    this.issues = details.issues;
    this.retryAfter = details.retryAfter;
  }
}

/** Refuses one field of what was sent. */
export function invalidField(path: string, code: string): ProblemError {
  return new ProblemError("invalid_input", { issues: [{ path, code }] });
}

/** Refuses what was answered to some fields, by key. */
export function invalidFields(problems: Readonly<Record<string, string>>): ProblemError {
  return new ProblemError("invalid_input", {
    issues: Object.entries(problems).map(([key, code]) => ({ path: `fields.${key}`, code })),
  });
}
