import type { Problem } from "@helpbuoy/protocol";

/** Why a call to the backend did not come to an answer. */
export type BackendErrorKind =
  /** No connection, or the browser says so. */
  | "offline"
  | "timeout"
  /** 429, or 503 with Retry-After: the same again later. */
  | "rate_limited"
  /** The visitor session is gone: make a new one. */
  | "unauthorized"
  /** 4xx: the same again would be refused again. */
  | "rejected"
  /** 5xx. */
  | "server"
  /** An answer that does not speak the protocol. */
  | "invalid_response"
  | "aborted";

/** The one error every `Backend` method rejects with; decided on by `kind` and `problem.code` only. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly kind: BackendErrorKind;
  readonly problem: Problem | undefined;
  /** Milliseconds to wait, as the server asked. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: BackendErrorKind,
    details: { problem?: Problem; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(details.problem ? `${kind}: ${details.problem.code}` : kind, { cause: details.cause });
    this.kind = kind;
    this.problem = details.problem;
    this.retryAfter = details.retryAfter;
  }

  /** Whether sending the same again may be answered otherwise. */
  get canRetry(): boolean {
    return this.kind !== "rejected" && this.kind !== "invalid_response" && this.kind !== "aborted";
  }
}
